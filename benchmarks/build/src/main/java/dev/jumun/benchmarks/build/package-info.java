/** What a build costs. */
@NullMarked
package dev.jumun.benchmarks.build;

import org.jspecify.annotations.NullMarked;
