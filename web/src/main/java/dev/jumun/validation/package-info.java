/** Conversion of models outside of requests, and the exceptions for invalid input. */
@NullMarked
package dev.jumun.validation;

import org.jspecify.annotations.NullMarked;
