/** A generated API, made runnable. */
@NullMarked
package dev.jumun.app;

import org.jspecify.annotations.NullMarked;
