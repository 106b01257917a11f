/** Files as answers: whole, in parts, or not again when they have not changed. */
@NullMarked
package dev.jumun.runtime.file;

import org.jspecify.annotations.NullMarked;
