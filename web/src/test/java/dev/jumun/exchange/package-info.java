/** Requests without an engine. */
@NullMarked
package dev.jumun.exchange;

import org.jspecify.annotations.NullMarked;
