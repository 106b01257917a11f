/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.templates;

import org.jspecify.annotations.NullMarked;
