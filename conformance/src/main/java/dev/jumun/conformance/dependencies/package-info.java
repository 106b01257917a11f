/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.dependencies;

import org.jspecify.annotations.NullMarked;
