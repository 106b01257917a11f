/** The {@code jumun} program and its commands. */
@NullMarked
package dev.jumun.cli;

import org.jspecify.annotations.NullMarked;
