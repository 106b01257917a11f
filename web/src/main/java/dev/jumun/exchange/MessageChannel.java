package dev.jumun.exchange;

import dev.jumun.websocket.WebSocketMessage;

/**
 * An accepted web socket that sends and receives messages. Only one thread at a time may receive.
 * Any thread may send and close. The engine sends and answers pings, and enforces the protocol.
 */
public interface MessageChannel {
    /**
     * Returns the next message. Blocks until there is one.
     *
     * @throws dev.jumun.websocket.WebSocketClosedException if the socket is closed; messages that
     *     arrived before are returned first
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    WebSocketMessage receive();

    /**
     * Sends a message. Blocks while the peer has not received earlier messages.
     *
     * @throws dev.jumun.websocket.WebSocketClosedException if the socket is closed
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    void send(WebSocketMessage message);

    /** Sends a message, or returns false if the peer is too far behind. Does not block. */
    boolean offer(WebSocketMessage message);

    /** Whether neither side has closed it. */
    boolean isOpen();

    /**
     * Closes it with a code that may be sent. Does nothing if it is closed already. Does not block.
     */
    void close(int code, String reason);
}
