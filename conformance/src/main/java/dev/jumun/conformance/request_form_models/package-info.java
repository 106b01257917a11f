/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.request_form_models;

import org.jspecify.annotations.NullMarked;
