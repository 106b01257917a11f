/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.additional_status_codes;

import org.jspecify.annotations.NullMarked;
