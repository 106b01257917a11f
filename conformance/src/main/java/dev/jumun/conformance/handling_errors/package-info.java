/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.handling_errors;

import org.jspecify.annotations.NullMarked;
