/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.strict_content_type;

import org.jspecify.annotations.NullMarked;
