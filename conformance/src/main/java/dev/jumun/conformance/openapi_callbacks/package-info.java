/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.openapi_callbacks;

import org.jspecify.annotations.NullMarked;
