/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.schema_extra_example;

import org.jspecify.annotations.NullMarked;
