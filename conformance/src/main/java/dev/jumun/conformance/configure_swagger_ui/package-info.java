/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.configure_swagger_ui;

import org.jspecify.annotations.NullMarked;
