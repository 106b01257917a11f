/** Answers that are made while they are sent: JSON Lines, server-sent events, raw pieces. */
@NullMarked
package dev.jumun.runtime.stream;

import org.jspecify.annotations.NullMarked;
