/** The router, beside a simple one. */
@NullMarked
package dev.jumun.runtime.failure;

import org.jspecify.annotations.NullMarked;
