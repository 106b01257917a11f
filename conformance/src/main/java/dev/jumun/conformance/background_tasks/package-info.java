/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.background_tasks;

import org.jspecify.annotations.NullMarked;
