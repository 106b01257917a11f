/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.response_cookies;

import org.jspecify.annotations.NullMarked;
