/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.security;

import org.jspecify.annotations.NullMarked;
