/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.settings;

import org.jspecify.annotations.NullMarked;
