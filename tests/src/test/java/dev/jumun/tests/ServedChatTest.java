package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Web sockets of an application, over sockets. */
@Timeout(60)
class ServedChatTest {
    private static final ServerSettings SETTINGS = ServerSettings.defaults().withPort(0);

    private static final class Listener implements WebSocket.Listener {
        final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            events.add(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            events.add(code + " " + reason);
            return null;
        }

        /** Who is closed before may still be told of. */
        String last() throws InterruptedException {
            String event = next();
            return event.endsWith(" left tea") ? next() : event;
        }

        String next() throws InterruptedException {
            return String.valueOf(events.poll(10, TimeUnit.SECONDS));
        }
    }

    private static WebSocket connect(Server server, String target, Listener listener) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + server.port() + target), listener)
                .join();
    }

    @Test
    void peopleChatUntilTheServerStops() throws Exception {
        Chat.EVENTS.clear();
        try (App app = App.of(Chat.class).start()) {
            Server server = Server.start(app, SETTINGS);
            Listener ann = new Listener();
            Listener bob = new Listener();
            WebSocket first = connect(server, "/rooms/tea?user=Ann", ann);
            connect(server, "/rooms/tea?user=Bob", bob);
            first.sendText("hello", true).join();
            assertThat(ann.next()).isEqualTo("Ann: hello");
            assertThat(bob.next()).isEqualTo("Ann: hello");
            assertThatThrownBy(() -> connect(server, "/rooms/tea", new Listener()))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
            server.stop(app::cancelAll);
            assertThat(ann.last()).isEqualTo("1001 ");
            assertThat(bob.last()).isEqualTo("1001 ");
        }
        assertThat(Chat.EVENTS)
                .containsExactlyInAnyOrder(
                        "set up Ann", "set up Bob", "torn down Ann", "torn down Bob");
    }

    @Test
    void whoGoesOnAfterTheGraceIsCancelled() throws Exception {
        Chat.EVENTS.clear();
        try (App app = App.of(Chat.class).start()) {
            Server server = Server.start(app, SETTINGS.withShutdownGrace(Duration.ofMillis(200)));
            Listener listener = new Listener();
            connect(server, "/sleeper", listener);
            assertThat(listener.next()).isEqualTo("good night");
            server.stop(app::cancelAll);
            assertThat(listener.next()).isEqualTo("1001 ");
        }
        assertThat(Chat.EVENTS).containsExactly("woken");
    }
}
