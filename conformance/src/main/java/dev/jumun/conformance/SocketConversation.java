package dev.jumun.conformance;

import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A web socket over a socket, with the JDK's client. */
final class SocketConversation implements Conversation {
    private static final int PATIENCE_SECONDS = 10;

    private final WebSocket socket;
    private final Incoming incoming;

    private SocketConversation(WebSocket socket, Incoming incoming) {
        this.socket = socket;
        this.incoming = incoming;
    }

    static SocketConversation open(HttpClient client, URI uri, RecordedRequest handshake)
            throws Exception {
        WebSocket.Builder builder =
                client.newWebSocketBuilder().connectTimeout(SocketTransport.PATIENCE);
        for (RecordedRequest.Field field : handshake.fields()) {
            if (field.name().equals("sec-websocket-protocol")) {
                String[] names = field.value().split(", *", -1);
                String[] others = Arrays.copyOfRange(names, 1, names.length);
                builder.subprotocols(names[0], others);
            } else {
                builder.header(field.name(), field.value());
            }
        }
        Incoming incoming = new Incoming();
        try {
            return new SocketConversation(builder.buildAsync(uri, incoming).join(), incoming);
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                Object body = refused.getResponse().body();
                throw new Transport.Refused(
                        SocketTransport.answer(
                                refused.getResponse(),
                                String.valueOf(body).getBytes(StandardCharsets.UTF_8)));
            }
            throw e;
        }
    }

    @Override
    public @Nullable String subprotocol() {
        return socket.getSubprotocol().isEmpty() ? null : socket.getSubprotocol();
    }

    @Override
    public void send(WebSocketMessage message) {
        if (message.isText()) {
            socket.sendText(message.text(), true).join();
        } else {
            socket.sendBinary(ByteBuffer.wrap(message.bytes()), true).join();
        }
    }

    @Override
    public WebSocketMessage receive() throws InterruptedException {
        return switch (incoming.take()) {
            case WebSocketMessage message -> message;
            case WebSocketClosedException closed -> throw closed;
            case Object other -> throw new AssertionError("The web socket failed: " + other);
        };
    }

    @Override
    public WebSocketClosedException receiveClose() throws InterruptedException {
        try {
            throw new AssertionError("The socket is not closed, but sends " + receive());
        } catch (WebSocketClosedException closed) {
            return closed;
        }
    }

    @Override
    public void close(int code) throws InterruptedException {
        if (!incoming.isClosed()) {
            socket.sendClose(code, "").join();
            while (!incoming.isClosed()) {
                incoming.take(); // what the recorded client did not read either
            }
        }
        socket.abort();
    }

    /** What comes, in order: messages, then how it was closed, or what failed. */
    private static final class Incoming implements WebSocket.Listener {
        private final LinkedBlockingQueue<Object> events = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile boolean closed;

        boolean isClosed() {
            return closed;
        }

        Object take() throws InterruptedException {
            Object event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("Nothing was sent for 10 seconds.");
            }
            return event;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                events.add(WebSocketMessage.text(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(
                WebSocket socket, ByteBuffer part, boolean last) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
            if (last) {
                events.add(WebSocketMessage.binary(bytes.toByteArray()));
                bytes.reset();
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            end(new WebSocketClosedException(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            end(failure);
        }

        private void end(Object event) {
            closed = true;
            events.add(event);
        }
    }
}
