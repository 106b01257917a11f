/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.custom_response;

import org.jspecify.annotations.NullMarked;
