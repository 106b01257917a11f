/** The router, beside a simple one. */
@NullMarked
package dev.jumun.routing;

import org.jspecify.annotations.NullMarked;
