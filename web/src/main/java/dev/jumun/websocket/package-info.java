/** Web sockets as handlers use them. */
@NullMarked
package dev.jumun.websocket;

import org.jspecify.annotations.NullMarked;
