/** The application that is measured, in a process of its own. */
@NullMarked
package dev.jumun.benchmarks.scale.served;

import org.jspecify.annotations.NullMarked;
