/** Filters between the engine and the routes, both ready-made and custom. */
@NullMarked
package dev.jumun.middleware;

import org.jspecify.annotations.NullMarked;
