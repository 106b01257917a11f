/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.query_params_str_validations;

import org.jspecify.annotations.NullMarked;
