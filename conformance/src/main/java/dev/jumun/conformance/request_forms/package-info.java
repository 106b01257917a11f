/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.request_forms;

import org.jspecify.annotations.NullMarked;
