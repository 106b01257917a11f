/** The router, beside a simple one. */
@NullMarked
package dev.jumun.runtime.routing;

import org.jspecify.annotations.NullMarked;
