/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.custom_docs_ui;

import org.jspecify.annotations.NullMarked;
