/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.response_model;

import org.jspecify.annotations.NullMarked;
