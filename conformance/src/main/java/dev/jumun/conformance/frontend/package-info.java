/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.frontend;

import org.jspecify.annotations.NullMarked;
