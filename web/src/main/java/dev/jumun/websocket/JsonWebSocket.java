package dev.jumun.websocket;

/**
 * A web socket whose messages are JSON of declared types. Received messages are validated as
 * request bodies are. The compiler checks that both types have a JSON form. Declare a parameter of
 * this type in the handler of a {@link WebSocketRoute} to get it.
 *
 * <pre>{@code
 * @WebSocketRoute("/orders")
 * void orders(JsonWebSocket<Order, Receipt> socket) {
 *     for (Order order : socket) {
 *         socket.send(receipts.of(order));
 *     }
 * }
 * }</pre>
 *
 * <p>The loop ends when the socket is closed. An invalid message ends it with the {@link
 * WebSocketException} of {@link #receive}.
 *
 * @param <In> the type of received messages
 * @param <Out> the type of sent messages
 */
public interface JsonWebSocket<In, Out> extends Iterable<In> {
    /** The underlying socket, for everything that is not JSON. */
    WebSocket raw();

    /**
     * Returns the next message. Blocks until there is one.
     *
     * @throws WebSocketException 1007 if it is not valid JSON or fails validation; its {@link
     *     WebSocketException#detail detail} lists all problems. A handler that catches it may
     *     continue.
     * @throws WebSocketClosedException as {@link WebSocket#receive}
     */
    In receive();

    /** Sends a value. Blocks, and throws, as {@link WebSocket#send}. */
    default void send(Out value) {
        raw().send(message(value));
    }

    /** Converts a value to a message without sending it, for use with a {@link WebSocketRoom}. */
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
