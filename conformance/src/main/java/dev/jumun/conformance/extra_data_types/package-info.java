/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.extra_data_types;

import org.jspecify.annotations.NullMarked;
