/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.body_multiple_params;

import org.jspecify.annotations.NullMarked;
