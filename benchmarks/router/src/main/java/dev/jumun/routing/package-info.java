/** Beside the router, which is nobody else's to call. */
@NullMarked
package dev.jumun.routing;

import org.jspecify.annotations.NullMarked;
