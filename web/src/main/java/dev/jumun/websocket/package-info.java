/** The web socket API for handlers. */
@NullMarked
package dev.jumun.websocket;

import org.jspecify.annotations.NullMarked;
