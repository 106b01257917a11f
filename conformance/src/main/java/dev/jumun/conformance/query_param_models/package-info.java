/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.query_param_models;

import org.jspecify.annotations.NullMarked;
