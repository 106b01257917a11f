/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.authentication_error_status_code;

import org.jspecify.annotations.NullMarked;
