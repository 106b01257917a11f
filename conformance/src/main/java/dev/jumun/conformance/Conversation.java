package dev.jumun.conformance;

import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.jspecify.annotations.Nullable;

/**
 * The client's end of a web socket. Waiting in vain for ten seconds throws an {@link
 * AssertionError}.
 */
interface Conversation {
    /** Returns what the app chose of the subprotocols, or null. */
    @Nullable String subprotocol();

    void send(WebSocketMessage message) throws Exception;

    /**
     * Waits for the next message.
     *
     * @throws WebSocketClosedException if the app has closed the socket
     */
    WebSocketMessage receive() throws InterruptedException;

    /** Waits for the app to close the socket; all messages must have been received. */
    WebSocketClosedException receiveClose() throws InterruptedException;

    /** Closes the socket, if it is still open, and waits until the app knows. */
    void close(int code) throws Exception;
}
