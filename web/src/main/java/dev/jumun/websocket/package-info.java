/** Web sockets as handlers see them, over what an engine offers. */
@NullMarked
package dev.jumun.websocket;

import org.jspecify.annotations.NullMarked;
