/** What failures are answered with. */
@NullMarked
package dev.jumun.runtime.failure;

import org.jspecify.annotations.NullMarked;
