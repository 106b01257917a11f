/**
 * A request on its way through a route: what it brings, what is provided, and what it is answered.
 */
@NullMarked
package dev.jumun.runtime.request;

import org.jspecify.annotations.NullMarked;
