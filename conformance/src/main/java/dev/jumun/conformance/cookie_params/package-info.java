/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.cookie_params;

import org.jspecify.annotations.NullMarked;
