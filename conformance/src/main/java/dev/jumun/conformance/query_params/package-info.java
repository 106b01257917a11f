/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.query_params;

import org.jspecify.annotations.NullMarked;
