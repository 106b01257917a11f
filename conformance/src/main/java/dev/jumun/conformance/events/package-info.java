/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.events;

import org.jspecify.annotations.NullMarked;
