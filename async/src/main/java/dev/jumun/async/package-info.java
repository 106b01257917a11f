/** Structured concurrency on virtual threads: tasks, gather, timeouts, generators, lending. */
@NullMarked
package dev.jumun.async;

import org.jspecify.annotations.NullMarked;
