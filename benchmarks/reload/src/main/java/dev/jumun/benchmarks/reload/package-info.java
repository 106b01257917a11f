/**
 * From a save to the first right answer, under {@code jumun dev} and compared with other servers.
 */
@NullMarked
package dev.jumun.benchmarks.reload;

import org.jspecify.annotations.NullMarked;
