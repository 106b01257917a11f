/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.dataclasses_;

import org.jspecify.annotations.NullMarked;
