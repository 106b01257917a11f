/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.header_params;

import org.jspecify.annotations.NullMarked;
