/** The router, beside a simple one. */
@NullMarked
package dev.jumun.runtime.request;

import org.jspecify.annotations.NullMarked;
