/** Filters, each by itself. */
@NullMarked
package dev.jumun.middleware;

import org.jspecify.annotations.NullMarked;
