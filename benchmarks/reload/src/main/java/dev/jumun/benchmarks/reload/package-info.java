/** From a save to the first right answer, under {@code jumun dev} and beside other servers. */
@NullMarked
package dev.jumun.benchmarks.reload;

import org.jspecify.annotations.NullMarked;
