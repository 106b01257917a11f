/** How Jumun's cost grows with connections, routes, bodies, and what waits. */
@NullMarked
package dev.jumun.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
