package dev.jumun.websocket;

import dev.jumun.Get;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the handler of web sockets at a path (RFC 6455). The method takes a {@link WebSocket} or
 * a {@link JsonWebSocket} and returns nothing. It may block: it has a virtual thread of its own
 * while the socket is open.
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
 * <p>Other parameters (path, query, header fields, cookies, dependencies) are declared as for any
 * route, and come from the opening handshake. If one of them is invalid, the handshake is refused
 * with 403, as in FastAPI. When the method returns, the socket is closed with 1000. After a {@link
 * WebSocketException}, it is closed with the code of the exception. After any other exception,
 * which is logged, it is closed with 1011.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface WebSocketRoute {
    /** The path of the route, as in {@link Get}. */
    String value();
}
