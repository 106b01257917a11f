/** What Jumun's server costs, beside what a user would pick instead. */
@NullMarked
package dev.jumun.benchmarks.server;

import org.jspecify.annotations.NullMarked;
