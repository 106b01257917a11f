/** Models outside of requests, and the exception of input that does not fit. */
@NullMarked
package dev.jumun.validation;

import org.jspecify.annotations.NullMarked;
