/** Reads and checks routes and providers, and writes the routes' source. */
@NullMarked
package dev.jumun.processor.route;

import org.jspecify.annotations.NullMarked;
