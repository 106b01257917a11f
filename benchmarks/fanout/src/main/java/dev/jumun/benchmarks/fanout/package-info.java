/** Messages to the web sockets of two nodes, compared with what is written by hand. */
@NullMarked
package dev.jumun.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
