/** Beside the router, which is nobody else's to call. */
@NullMarked
package dev.jumun.runtime.routing;

import org.jspecify.annotations.NullMarked;
