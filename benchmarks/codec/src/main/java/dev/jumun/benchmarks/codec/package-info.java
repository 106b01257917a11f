/** Measures codecs beside other ways to read, validate and write JSON. */
@NullMarked
package dev.jumun.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
