/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.conditional_openapi;

import org.jspecify.annotations.NullMarked;
