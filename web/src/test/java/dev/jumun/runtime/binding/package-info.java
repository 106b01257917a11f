/** Bodies, line by line. */
@NullMarked
package dev.jumun.runtime.binding;

import org.jspecify.annotations.NullMarked;
