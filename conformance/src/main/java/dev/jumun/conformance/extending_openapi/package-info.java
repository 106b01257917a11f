/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.extending_openapi;

import org.jspecify.annotations.NullMarked;
