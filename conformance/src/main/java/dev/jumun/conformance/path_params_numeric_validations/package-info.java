/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.path_params_numeric_validations;

import org.jspecify.annotations.NullMarked;
