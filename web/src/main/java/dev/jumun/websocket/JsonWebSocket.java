package dev.jumun.websocket;

/**
 * A web socket whose messages are JSON of declared types: what comes is checked as a body is, and
 * the compiler knows that both types have a JSON form. Injected by its type into the handler of a
 * {@link WebSocketRoute}.
 *
 * <pre>{@code
 * @WebSocketRoute("/orders")
 * void orders(JsonWebSocket<Order, Receipt> socket) {
 *     for (Order order : socket) {
 *         socket.send(kitchen.make(order));
 *     }
 * }
 * }</pre>
 *
 * <p>The loop ends when the socket is closed; a message that does not fit ends it with the {@link
 * WebSocketException} of {@link #receive}.
 *
 * @param <In> what is received
 * @param <Out> what is sent
 */
public interface JsonWebSocket<In, Out> extends Iterable<In> {
    /** The socket itself, for all that has nothing to do with JSON. */
    WebSocket raw();

    /**
     * Returns the next message. Blocks until there is one.
     *
     * @throws WebSocketException 1007 if it is no JSON or does not fit; its {@link
     *     WebSocketException#detail detail} lists all problems. A handler that catches it may go
     *     on.
     * @throws WebSocketClosedException as {@link WebSocket#receive}
     */
    In receive();

    /** Sends a value. Blocks, and throws, as {@link WebSocket#send}. */
    default void send(Out value) {
        raw().send(message(value));
    }

    /** Writes a value, and does not send it: for a {@link WebSocketRoom}. */
    WebSocketMessage message(Out value);

    /** Accepts the handshake. See {@link WebSocket#accept()}. */
    default void accept() {
        raw().accept();
    }

    /** Closes the socket. See {@link WebSocket#close(int, String)}. */
    default void close(int code, String reason) {
        raw().close(code, reason);
    }
}
