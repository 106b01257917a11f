/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.first_steps;

import org.jspecify.annotations.NullMarked;
