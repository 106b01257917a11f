/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.stream_data;

import org.jspecify.annotations.NullMarked;
