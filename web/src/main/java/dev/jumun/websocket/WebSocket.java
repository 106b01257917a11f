package dev.jumun.websocket;

import dev.jumun.Request;
import dev.jumun.ResponseHead;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A web socket. Declare a parameter of this type in the handler of a {@link WebSocketRoute} or in
 * its providers to get it.
 *
 * <p>Only one thread at a time may receive. Any thread may send and close. Messages that arrive
 * faster than they are received are not read from the connection (back-pressure). Senders block
 * while the peer is too slow. The engine sends and answers pings.
 */
public interface WebSocket {
    /** The request of the opening handshake. */
    Request request();

    /** The subprotocols that the client offers, in order of its preference. */
    List<String> subprotocols();

    /**
     * Accepts the handshake, if it has not been accepted yet. Receiving and sending also accept it,
     * so most handlers need not call this method. The response to the handshake includes what was
     * set with {@link ResponseHead#header} and {@link ResponseHead#cookie}.
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

    /** Whether the socket has been accepted and has not been closed. */
    boolean isOpen();

    /**
     * Returns the next message. Blocks until there is one.
     *
     * @throws WebSocketClosedException if the peer has closed the socket or gone, or the server is
     *     shutting down; messages that arrived before are returned first
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    WebSocketMessage receive();

    /**
     * Returns the next message, which must be text. Blocks until there is one.
     *
     * @throws WebSocketException 1003 if it is binary
     * @throws WebSocketClosedException as {@link #receive}
     */
    default String receiveText() {
        return receive().text();
    }

    /**
     * Returns the next message, which must be binary. Blocks until there is one.
     *
     * @throws WebSocketException 1003 if it is text
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
     * until there is one. For messages of a declared type, see {@link JsonWebSocket}.
     *
     * @throws WebSocketException 1007 if it is not valid JSON
     * @throws WebSocketClosedException as {@link #receive}
     */
    @Nullable Object receiveJson();

    /**
     * Returns all further messages, for a single loop: {@code for (WebSocketMessage m :
     * socket.messages())}. The loop blocks for each message. It ends when either side closes the
     * socket, with any code.
     */
    Iterable<WebSocketMessage> messages();

    /** Returns all further messages as text. See {@link #messages}. */
    Iterable<String> texts();

    /**
     * Sends a message. Blocks while the peer has not received earlier messages, and returns when
     * the message has been handed to the transport.
     *
     * @throws WebSocketClosedException if the socket is closed, or the peer has gone or has
     *     received nothing for a long time
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    void send(WebSocketMessage message);

    /** Sends a text. See {@link #send}. */
    default void sendText(String text) {
        send(WebSocketMessage.text(text));
    }

    /** Sends bytes. The array is copied, and may be reused. See {@link #send}. */
    default void sendBytes(byte[] bytes) {
        send(WebSocketMessage.binary(bytes.clone()));
    }

    /**
     * Sends a value as JSON text: null, strings, numbers, booleans, lists, maps, or records that
     * the API declares. See {@link #send}.
     *
     * @throws IllegalArgumentException if the value's class has no JSON form
     */
    void sendJson(@Nullable Object value);

    /**
     * Sends a message unless the peer is too far behind with earlier ones. Does not block.
     *
     * @return false if the message was dropped because the peer is too far behind; true if it was
     *     handed to the transport, or if the socket is closed
     * @throws IllegalStateException if the socket has not been accepted
     */
    boolean offer(WebSocketMessage message);

    /** Closes the socket with 1000. See {@link #close(int, String)}. */
    default void close() {
        close(CloseCode.NORMAL, "");
    }

    /**
     * Closes the socket. Does nothing if it is closed already. Does not block. If the socket has
     * not been accepted yet, the handshake is refused with 403.
     *
     * @param code see {@link CloseCode}
     * @param reason the reason, which the peer sees; truncated after 123 bytes of UTF-8
     * @throws IllegalArgumentException if the code may not be sent
     */
    void close(int code, String reason);
}
