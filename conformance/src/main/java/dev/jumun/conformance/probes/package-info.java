/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.probes;

import org.jspecify.annotations.NullMarked;
