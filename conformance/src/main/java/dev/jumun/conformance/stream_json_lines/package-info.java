/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.stream_json_lines;

import org.jspecify.annotations.NullMarked;
