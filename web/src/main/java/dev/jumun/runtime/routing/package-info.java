/** From method and path to a route, and a request's way through it. */
@NullMarked
package dev.jumun.runtime.routing;

import org.jspecify.annotations.NullMarked;
