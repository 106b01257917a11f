/** Text and JSON to values, with every problem collected, and values to JSON. */
@NullMarked
package dev.jumun.runtime.codec;

import org.jspecify.annotations.NullMarked;
