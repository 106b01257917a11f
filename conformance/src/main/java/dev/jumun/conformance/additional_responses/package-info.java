/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.additional_responses;

import org.jspecify.annotations.NullMarked;
