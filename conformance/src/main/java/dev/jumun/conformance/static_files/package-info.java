/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.static_files;

import org.jspecify.annotations.NullMarked;
