package dev.jumun.testing;

import dev.jumun.Headers;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.jspecify.annotations.Nullable;

/**
 * The client side of a web socket in memory. The handler runs on a virtual thread of its own. A
 * method that waits for more than ten seconds throws an {@link AssertionError}.
 *
 * <pre>{@code
 * try (TestSocket socket = client.webSocket("/echo").connect()) {
 *     socket.sendText("hello");
 *     assertEquals("hello", socket.receiveText());
 * }
 * }</pre>
 */
public final class TestSocket implements AutoCloseable {
    private final MemoryWebSocket socket;
    private final Thread handler;

    private TestSocket(MemoryWebSocket socket, Thread handler) {
        this.socket = socket;
        this.handler = handler;
    }

    static TestSocket open(TestClient client, MemoryWebSocket socket) throws InterruptedException {
        Thread handler =
                Thread.ofVirtual()
                        .name("test socket")
                        .start(() -> {
                            try {
                                socket.handleBy(client.app());
                            } finally {
                                socket.handlerEnded();
                            }
                        });
        TestResponse response = socket.awaitResponse();
        client.remember(response);
        if (response.status() != 101) {
            handler.join();
            throw new TestSocketRefused(response);
        }
        return new TestSocket(socket, handler);
    }

    /** Returns the subprotocol that the handler chose, or null. */
    public @Nullable String subprotocol() {
        return headers().first("sec-websocket-protocol");
    }

    /** Returns the header fields of the response to the handshake. */
    public Headers headers() {
        return socket.response().headers();
    }

    /** Sends a text. Does nothing if the socket is closed. */
    public TestSocket sendText(String text) {
        return send(WebSocketMessage.text(text));
    }

    /** Sends bytes. Does nothing if the socket is closed. */
    public TestSocket sendBytes(byte[] bytes) {
        return send(WebSocketMessage.binary(bytes.clone()));
    }

    /** Sends a message. Does nothing if the socket is closed. */
    public TestSocket send(WebSocketMessage message) {
        socket.fromClient(message);
        return this;
    }

    /**
     * Returns the next message. Blocks until there is one.
     *
     * @throws WebSocketClosedException if the server has closed the socket
     */
    public WebSocketMessage receive() throws InterruptedException {
        return socket.toClient();
    }

    /** Returns the next message, which must be text. See {@link #receive}. */
    public String receiveText() throws InterruptedException {
        return receive().text();
    }

    /** Returns the next message, which must be binary. See {@link #receive}. */
    public byte[] receiveBytes() throws InterruptedException {
        WebSocketMessage message = receive();
        if (message.isText()) {
            throw new AssertionError("Bytes were expected, not the text " + message.text());
        }
        return message.bytes();
    }

    /**
     * Returns the code and reason with which the server closes the socket. Blocks until it does,
     * and until the handler has ended. All messages must have been received before.
     */
    public WebSocketClosedException receiveClose() throws InterruptedException {
        try {
            throw new AssertionError("The socket is not closed, but sends " + receive());
        } catch (WebSocketClosedException closed) {
            handler.join();
            return closed;
        }
    }

    /** Closes the socket with 1000. Blocks until the handler has ended. */
    @Override
    public void close() {
        close(CloseCode.NORMAL, "");
    }

    /** Closes the socket. Blocks until the handler has ended. */
    public void close(int code, String reason) {
        end(new WebSocketClosedException(code, reason));
    }

    /**
     * Disconnects without closing, as if the connection broke. Blocks until the handler has ended.
     */
    public void goAway() {
        end(new WebSocketClosedException(CloseCode.ABNORMAL, ""));
    }

    private void end(WebSocketClosedException closed) {
        socket.fromClient(closed);
        try {
            handler.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
