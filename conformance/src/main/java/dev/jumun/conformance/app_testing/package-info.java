/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.app_testing;

import org.jspecify.annotations.NullMarked;
