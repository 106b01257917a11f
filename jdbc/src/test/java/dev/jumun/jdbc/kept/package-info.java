/** A pool that outlives reloads, as the chapter on development shows it. */
@NullMarked
package dev.jumun.jdbc.kept;

import org.jspecify.annotations.NullMarked;
