/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.encoder;

import org.jspecify.annotations.NullMarked;
