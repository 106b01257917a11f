/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.header_param_models;

import org.jspecify.annotations.NullMarked;
