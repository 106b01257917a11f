/** How the router grows with its routes. */
@NullMarked
package dev.jumun.benchmarks.router;

import org.jspecify.annotations.NullMarked;
