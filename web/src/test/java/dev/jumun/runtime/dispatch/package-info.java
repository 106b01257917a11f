/** The router, beside a simple one. */
@NullMarked
package dev.jumun.runtime.dispatch;

import org.jspecify.annotations.NullMarked;
