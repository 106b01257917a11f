/** Web sockets as handlers see them, over what an engine offers. */
@NullMarked
package dev.jumun.runtime.websocket;

import org.jspecify.annotations.NullMarked;
