/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.cors;

import org.jspecify.annotations.NullMarked;
