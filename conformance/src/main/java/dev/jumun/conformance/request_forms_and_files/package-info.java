/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.request_forms_and_files;

import org.jspecify.annotations.NullMarked;
