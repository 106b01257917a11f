/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.metadata;

import org.jspecify.annotations.NullMarked;
