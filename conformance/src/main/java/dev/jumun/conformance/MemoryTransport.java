package dev.jumun.conformance;

import dev.jumun.app.App;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;
import dev.jumun.testing.TestSocket;
import dev.jumun.testing.TestSocketRefused;
import dev.jumun.testing.TestSocketRequest;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.jspecify.annotations.Nullable;

/** Asks an app in memory: the same routes, codecs and dependencies, and no engine. */
final class MemoryTransport implements Transport {
    private final TestClient client;

    MemoryTransport(App app) {
        client = TestClient.of(app).withoutCookies();
    }

    @Override
    public Answer send(RecordedRequest recorded) throws Exception {
        TestRequest request =
                client.request(recorded.method(), recorded.target())
                        .scheme(recorded.scheme())
                        .rootPath(recorded.rootPath());
        recorded.fields().forEach(field -> request.header(field.name(), field.value()));
        recorded.body().ifPresent(request::bytes);
        return answer(request.send());
    }

    private static Answer answer(TestResponse response) {
        return new Answer(
                response.status(), response.headers(), response.bytes(), Comparison.CLIENT_HOST);
    }

    @Override
    public Conversation converse(RecordedRequest handshake) throws Exception {
        TestSocketRequest request = client.webSocket(handshake.target());
        for (RecordedRequest.Field field : handshake.fields()) {
            if (!field.name().equals("host")) { // it is there, and another would be a second one
                request.header(field.name(), field.value());
            }
        }
        try {
            return new MemoryConversation(request.connect());
        } catch (TestSocketRefused refused) {
            throw new Refused(answer(refused.response()));
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private record MemoryConversation(TestSocket socket) implements Conversation {
        @Override
        public @Nullable String subprotocol() {
            return socket.subprotocol();
        }

        @Override
        public void send(WebSocketMessage message) {
            socket.send(message);
        }

        @Override
        public WebSocketMessage receive() throws InterruptedException {
            return socket.receive();
        }

        @Override
        public WebSocketClosedException receiveClose() throws InterruptedException {
            return socket.receiveClose();
        }

        @Override
        public void close(int code) {
            socket.close(code, "");
        }
    }
}
