/** Middleware methods as filters, for generated code. */
@NullMarked
package dev.jumun.runtime.middleware;

import org.jspecify.annotations.NullMarked;
