/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.separate_openapi_schemas;

import org.jspecify.annotations.NullMarked;
