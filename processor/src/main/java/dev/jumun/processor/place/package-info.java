/** Which annotation is allowed where, and what is reported about the others. */
@NullMarked
package dev.jumun.processor.place;

import org.jspecify.annotations.NullMarked;
