/** Which annotation may stand where, and what is said of those that stand elsewhere. */
@NullMarked
package dev.jumun.processor.place;

import org.jspecify.annotations.NullMarked;
