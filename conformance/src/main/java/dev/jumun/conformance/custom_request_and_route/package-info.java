/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.custom_request_and_route;

import org.jspecify.annotations.NullMarked;
