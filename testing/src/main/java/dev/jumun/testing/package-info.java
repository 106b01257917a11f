/** The in-memory test client. */
@NullMarked
package dev.jumun.testing;

import org.jspecify.annotations.NullMarked;
