package dev.jumun.websocket;

import dev.jumun.Get;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens web sockets at a path (RFC 6455). The method takes a {@link WebSocket} or a {@link
 * JsonWebSocket}, returns nothing, and may wait: it has a virtual thread of its own for as long as
 * the socket is open.
 *
 * <pre>{@code
 * @WebSocketRoute("/echo")
 * void echo(WebSocket socket) {
 *     for (String text : socket.texts()) {
 *         socket.sendText(text);
 *     }
 * }
 * }</pre>
 *
 * <p>Other parameters (of the path, the query, header fields, cookies, dependencies) are declared
 * as for any route and come from the opening handshake; what is wrong with them refuses it with
 * 403, as in FastAPI. When the method returns the socket is closed with 1000; after a {@link
 * WebSocketException} with its code; after any other exception, which is logged, with 1011.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface WebSocketRoute {
    /** The path, with variables in braces, as that of {@link Get}. */
    String value();
}
