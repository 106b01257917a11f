package dev.jumun.websocket;

import dev.jumun.Request;
import dev.jumun.ResponseHead;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A web socket; injected by its type into the handler of a {@link WebSocketRoute} and its
 * providers.
 *
 * <p>One thread at a time receives: the handler's, or a task of its own. All threads may send and
 * close. What comes faster than it is received is not read from the connection (back-pressure), and
 * what the peer takes too slowly makes senders wait. Pings are sent and answered by the engine.
 */
public interface WebSocket {
    /** The request of the opening handshake. */
    Request request();

    /** The subprotocols that the client offers, the one it likes best first. */
    List<String> subprotocols();

    /**
     * Accepts the handshake, if that has not been done. Receiving and sending do it, too; it is
     * there for handlers that want to wait with it, or have nothing to say yet. With it goes what
     * was said by {@link ResponseHead#header} and {@link ResponseHead#cookie}.
     *
     * @throws WebSocketClosedException if the peer has gone
     */
    void accept();

    /**
     * Accepts the handshake with one of the subprotocols that the client offers.
     *
     * @throws IllegalArgumentException if the client does not offer it
     * @throws IllegalStateException if the socket has been accepted already
     * @throws WebSocketClosedException if the peer has gone
     */
    void accept(String subprotocol);

    /** Whether the socket has been accepted, and nobody has closed it. */
    boolean isOpen();

    /**
     * Returns the next message. Blocks until there is one.
     *
     * @throws WebSocketClosedException if the peer has closed the socket or gone, or the server
     *     shuts down; after all messages that came before
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    WebSocketMessage receive();

    /**
     * Returns the next message, a text. Blocks until there is one.
     *
     * @throws WebSocketException 1003 if it is binary
     * @throws WebSocketClosedException as {@link #receive}
     */
    default String receiveText() {
        return receive().text();
    }

    /**
     * Returns the next message, binary. Blocks until there is one.
     *
     * @throws WebSocketException 1003 if it is a text
     * @throws WebSocketClosedException as {@link #receive}
     */
    default byte[] receiveBytes() {
        WebSocketMessage message = receive();
        if (message.isText()) {
            throw new WebSocketException(CloseCode.UNSUPPORTED, "Bytes were expected");
        }
        return message.bytes();
    }

    /**
     * Returns the next message as JSON: null, strings, numbers, booleans, lists and maps. Blocks
     * until there is one. See {@link JsonWebSocket} for messages of a declared type.
     *
     * @throws WebSocketException 1007 if it is no JSON
     * @throws WebSocketClosedException as {@link #receive}
     */
    @Nullable Object receiveJson();

    /**
     * Returns all messages to come, once: {@code for (WebSocketMessage m : socket.messages())}. The
     * loop blocks for each, and ends when the socket is closed, by whomever and with whatever code.
     */
    Iterable<WebSocketMessage> messages();

    /** Returns all texts to come, as {@link #messages} does. */
    Iterable<String> texts();

    /**
     * Sends a message. Blocks while the peer does not take what was sent before, and returns when
     * the message has been handed to the transport.
     *
     * @throws WebSocketClosedException if the socket is closed, or the peer has gone or takes
     *     nothing for long
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    void send(WebSocketMessage message);

    /** Sends a text. See {@link #send}. */
    default void sendText(String text) {
        send(WebSocketMessage.text(text));
    }

    /** Sends bytes; the array may be used again. See {@link #send}. */
    default void sendBytes(byte[] bytes) {
        send(WebSocketMessage.binary(bytes.clone()));
    }

    /**
     * Sends a value as JSON text: null, strings, numbers, booleans, lists, maps, records that the
     * API declares somewhere. See {@link #send}.
     *
     * @throws IllegalArgumentException if the value's class cannot be written
     */
    void sendJson(@Nullable Object value);

    /**
     * Sends a message unless the peer is too far behind with what was sent before. Does not block.
     *
     * @return false if the message was left out because of that; true if it was handed to the
     *     transport, or the socket is closed and nobody waits for it
     * @throws IllegalStateException if the socket has not been accepted
     */
    boolean offer(WebSocketMessage message);

    /** Closes the socket with 1000. See {@link #close(int, String)}. */
    default void close() {
        close(CloseCode.NORMAL, "");
    }

    /**
     * Closes the socket; nothing if it is closed already. Does not block. Before it was accepted
     * this refuses the handshake with 403.
     *
     * @param code see {@link CloseCode}
     * @param reason is seen by the peer; cut after 123 bytes of UTF-8
     * @throws IllegalArgumentException if one cannot close with the code
     */
    void close(int code, String reason);
}
