/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.advanced_middleware;

import org.jspecify.annotations.NullMarked;
