/** What 2 to 200 nodes do to the engines that they share, on paper. */
@NullMarked
package dev.jumun.benchmarks.nodes;

import org.jspecify.annotations.NullMarked;
