package dev.jumun.exchange;

import dev.jumun.websocket.WebSocketMessage;

/**
 * An accepted web socket: messages both ways. One thread at a time receives; all may send and
 * close. The engine answers and sends pings, and sees to the protocol.
 */
public interface MessageChannel {
    /**
     * Returns the next message. Blocks until there is one.
     *
     * @throws dev.jumun.websocket.WebSocketClosedException if the socket is closed, after all
     *     messages that came before
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    WebSocketMessage receive();

    /**
     * Sends a message. Blocks while the peer does not take what was sent before.
     *
     * @throws dev.jumun.websocket.WebSocketClosedException if the socket is closed
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    void send(WebSocketMessage message);

    /** Sends a message, or returns false if the peer is too far behind. Does not block. */
    boolean offer(WebSocketMessage message);

    /** Whether nobody has closed it. */
    boolean isOpen();

    /** Closes it, with a code that may be sent; nothing if it is closed. Does not block. */
    void close(int code, String reason);
}
