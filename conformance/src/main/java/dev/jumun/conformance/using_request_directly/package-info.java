/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.using_request_directly;

import org.jspecify.annotations.NullMarked;
