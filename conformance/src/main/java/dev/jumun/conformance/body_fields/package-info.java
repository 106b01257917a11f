/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.body_fields;

import org.jspecify.annotations.NullMarked;
