/** Traces of requests and what they do. */
@NullMarked
package dev.jumun.tracing;

import org.jspecify.annotations.NullMarked;
