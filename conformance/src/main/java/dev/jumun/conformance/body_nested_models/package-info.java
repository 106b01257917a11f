/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.body_nested_models;

import org.jspecify.annotations.NullMarked;
