/** Middleware methods as filters, for generated code; and what filters and observers share. */
@NullMarked
package dev.jumun.runtime.middleware;

import org.jspecify.annotations.NullMarked;
