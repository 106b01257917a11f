/** Messages to all nodes of an application. Start with {@link dev.jumun.bus.Bus}. */
@NullMarked
package dev.jumun.bus;

import org.jspecify.annotations.NullMarked;
