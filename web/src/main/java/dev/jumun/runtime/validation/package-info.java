/** Runs the Jakarta Validation constraints that users write themselves. */
@NullMarked
package dev.jumun.runtime.validation;

import org.jspecify.annotations.NullMarked;
