/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.middleware;

import org.jspecify.annotations.NullMarked;
