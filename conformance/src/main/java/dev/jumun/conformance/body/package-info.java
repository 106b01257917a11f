/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.body;

import org.jspecify.annotations.NullMarked;
