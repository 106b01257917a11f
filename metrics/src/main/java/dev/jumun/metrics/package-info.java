/** Metrics of requests, tasks, pools and the JVM. */
@NullMarked
package dev.jumun.metrics;

import org.jspecify.annotations.NullMarked;
