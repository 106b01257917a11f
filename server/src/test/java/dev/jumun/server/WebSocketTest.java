package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Web sockets over sockets: what the JDK's own client and a raw one see. */
@Timeout(60)
class WebSocketTest {
    private static final ServerSettings SETTINGS = ServerSettings.defaults().withPort(0);

    /** What the JDK's client is told. */
    private static final class Listener implements WebSocket.Listener {
        final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                events.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(
                WebSocket socket, ByteBuffer data, boolean last) {
            events.add(data.remaining() + " bytes");
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            events.add(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            events.add("error " + error);
        }

        String next() throws InterruptedException {
            return String.valueOf(events.poll(10, TimeUnit.SECONDS));
        }
    }

    private static WebSocket connect(Server server, Listener listener) {
        return connect(HttpClient.newHttpClient(), "ws", server, listener);
    }

    private static WebSocket connect(
            HttpClient client, String scheme, Server server, Listener listener) {
        return client.newWebSocketBuilder()
                .subprotocols("one", "two")
                .buildAsync(
                        URI.create(scheme + "://localhost:" + server.port() + "/socket"), listener)
                .join();
    }

    @Test
    void talksThroughTls(@TempDir Path directory) throws Exception {
        PemPair pem = PemPair.make(directory);
        Server server =
                Server.start(
                        WebSocketHandlers.echo(),
                        SETTINGS.withTls(pem.certificate(), pem.key())
                                .withWebSocketMaxMessage(10_000));
        try (HttpClient client = HttpClient.newBuilder().sslContext(pem.trusting()).build()) {
            Listener listener = new Listener();
            WebSocket socket = connect(client, "wss", server, listener);
            socket.sendText("secret", true).join();
            assertThat(listener.next()).isEqualTo("secret");
            socket.sendText("x".repeat(20_000), true).join();
            assertThat(listener.next()).startsWith("1009 ");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void talksToTheJdksClient() throws Exception {
        BlockingQueue<WebSocketClosedException> ends = new LinkedBlockingQueue<>();
        Server server = Server.start(WebSocketHandlers.echo(ends), SETTINGS);
        try {
            Listener listener = new Listener();
            WebSocket socket = connect(server, listener);
            socket.sendText("hel", false).join();
            socket.sendText("lo 주문", true).join();
            assertThat(listener.next()).isEqualTo("hello 주문");
            socket.sendBinary(ByteBuffer.wrap(new byte[1000]), true).join();
            assertThat(listener.next()).isEqualTo("1000 bytes");
            String large = "x".repeat(300_000);
            socket.sendText(large, true).join();
            assertThat(listener.next()).isEqualTo(large);
            socket.sendClose(4000, "enough").join();
            assertThat(listener.next()).startsWith("4000");
            WebSocketClosedException end = ends.poll(5, TimeUnit.SECONDS);
            assertThat(end).hasMessage("closed with 4000: enough");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void aHandlerChoosesASubprotocolAndClosesInOrder() throws Exception {
        Handler handler =
                exchange -> {
                    MessageChannel channel = exchange.acceptWebSocket("two", new MutableHeaders());
                    channel.send(WebSocketMessage.text("bye"));
                    channel.close(4001, "done");
                };
        Server server = Server.start(handler, SETTINGS);
        try {
            Listener listener = new Listener();
            WebSocket socket = connect(server, listener);
            assertThat(socket.getSubprotocol()).isEqualTo("two");
            assertThat(listener.next()).isEqualTo("bye");
            assertThat(listener.next()).isEqualTo("4001 done");
        } finally {
            server.stop(() -> {});
        }
    }

    /** RFC 6455, section 11.3.4: the offer may be in several lines, as one list. */
    @Test
    void subprotocolsMayBeOfferedInSeveralLines() throws Exception {
        Handler handler = exchange -> exchange.acceptWebSocket("v1.chat", new MutableHeaders());
        Server server = Server.start(handler, SETTINGS);
        try {
            for (String[] offer :
                    List.of(
                            new String[] {"Sec-WebSocket-Protocol: v2.chat, v1.chat"},
                            new String[] {
                                "Sec-WebSocket-Protocol: v2.chat", "Sec-WebSocket-Protocol: v1.chat"
                            })) {
                try (FrameClient client = new FrameClient(server, offer)) {
                    assertThat(client.head.toLowerCase(Locale.ROOT))
                            .startsWith("http/1.1 101 ")
                            .contains("sec-websocket-protocol: v1.chat\r\n");
                }
            }
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void theHandshakeIsAnsweredAsTheStandardSays() throws Exception {
        Server server = Server.start(WebSocketHandlers.echo(), SETTINGS);
        try (FrameClient client = new FrameClient(server)) {
            assertThat(client.head)
                    .startsWith("HTTP/1.1 101 ")
                    // the example of RFC 6455, section 1.3
                    .containsIgnoringCase("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .contains("x-test: yes")
                    .doesNotContainIgnoringCase("content-length")
                    .doesNotContainIgnoringCase("sec-websocket-extensions");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void badHandshakesAreRefused() throws Exception {
        Server server = Server.start(WebSocketHandlers.echo(), SETTINGS);
        String begin = "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
        String version = "Sec-WebSocket-Version: 13\r\n";
        String key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        try {
            assertThat(answer(server, begin + version + "\r\n"))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("one Sec-WebSocket-Key");
            assertThat(answer(server, begin + version + "Sec-WebSocket-Key: short\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
            assertThat(answer(server, begin + version + key + key + "\r\n"))
                    .startsWith("HTTP/1.1 400 ");
            assertThat(answer(server, begin + key + "\r\n")).startsWith("HTTP/1.1 426 ");
            assertThat(answer(server, begin + key + "Sec-WebSocket-Version: 8\r\n\r\n"))
                    .startsWith("HTTP/1.1 426 ")
                    .containsIgnoringCase("sec-websocket-version: 13");
            assertThat(answer(server, begin + version + key + "Content-Length: 3\r\n\r\nabc"))
                    .startsWith("HTTP/1.1 400 ");
            // whoever does not ask for it gets none
            String plain = begin.replace("Connection: Upgrade\r\n", "");
            assertThat(answer(server, plain + version + key + "\r\n"))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("no socket");
            assertThat(answer(server, (begin + version + key + "\r\n").replace("GET", "POST")))
                    .endsWith("no socket");
            assertThat(answer(server, begin.replace("1.1", "1.0") + version + key + "\r\n"))
                    .endsWith("no socket");
        } finally {
            server.stop(() -> {});
        }
    }

    private static String answer(Server server, String request) throws Exception {
        try (RawClient client = new RawClient(server)) {
            return client.send(request).answer();
        }
    }

    @Test
    void aRefusedHandshakeLeavesTheConnectionToFurtherRequests() throws Exception {
        Server server = Server.start(exchange -> Handlers.text(exchange, 403, "no"), SETTINGS);
        try (FrameClient client = new FrameClient(server)) {
            assertThat(client.head).startsWith("HTTP/1.1 403 ").doesNotContain("close");
        } finally {
            server.stop(() -> {});
        }
    }

    private static void violates(byte[] bytes, int code) throws Exception {
        violates(SETTINGS, bytes, code);
    }

    private static void violates(ServerSettings settings, byte[] bytes, int code, String... fields)
            throws Exception {
        BlockingQueue<WebSocketClosedException> ends = new LinkedBlockingQueue<>();
        Server server = Server.start(WebSocketHandlers.echo(ends), settings);
        try (FrameClient client = new FrameClient(server, fields)) {
            client.write(bytes);
            FrameClient.Frame frame = client.read();
            assertThat(frame.opcode()).isEqualTo(FrameClient.CLOSE);
            assertThat(frame.closeCode()).isEqualTo(code);
            assertThat(client.isAtEnd()).isTrue();
            WebSocketClosedException end = ends.poll(5, TimeUnit.SECONDS);
            assertThat(end).isNotNull();
            assertThat(end.code()).isEqualTo(code);
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void violationsOfTheProtocolCloseTheSocket() throws Exception {
        int text = FrameClient.FINAL | FrameClient.TEXT;
        byte[] hello = "hello".getBytes(UTF_8);
        violates(FrameClient.frame(text, hello, false), CloseCode.PROTOCOL_ERROR);
        violates(FrameClient.frame(text | 0x20, hello, true), CloseCode.PROTOCOL_ERROR);
        violates(FrameClient.frame(text | 0x40, hello, true), CloseCode.PROTOCOL_ERROR);
        violates(FrameClient.frame(0x83, hello, true), CloseCode.PROTOCOL_ERROR);
        violates(FrameClient.frame(0x80, hello, true), CloseCode.PROTOCOL_ERROR);
        violates(FrameClient.frame(0x89, new byte[126], true), CloseCode.PROTOCOL_ERROR);
        violates(
                FrameClient.frame(text, new byte[] {(byte) 0xff, (byte) 0xfe}, true),
                CloseCode.INVALID_MESSAGE);
        violates(FrameClient.frame(0x88, new byte[] {3, (byte) 0xed}, true), 1002);
    }

    @Test
    void largeMessagesCloseTheSocket() throws Exception {
        ServerSettings small = SETTINGS.withWebSocketMaxMessage(1000);
        byte[] half = new byte[600];
        violates(small, FrameClient.frame(0x82, new byte[1001], true), CloseCode.TOO_BIG);
        violates(small, FrameClient.frame(0x82, new byte[1_000_000], true), CloseCode.TOO_BIG);
        byte[] first = FrameClient.frame(0x02, half, true);
        byte[] second = FrameClient.frame(0x80, half, true);
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        violates(small, both, CloseCode.TOO_BIG);
    }

    @Test
    void pingsAreAnswered() throws Exception {
        Server server = Server.start(WebSocketHandlers.echo(), SETTINGS);
        try (FrameClient client = new FrameClient(server)) {
            client.send(FrameClient.TEXT, "hel"); // between the parts of a message, too
            client.send(FrameClient.FINAL | FrameClient.PING, "there?");
            FrameClient.Frame pong = client.read();
            assertThat(pong.opcode()).isEqualTo(FrameClient.PONG);
            assertThat(pong.text()).isEqualTo("there?");
            client.send(FrameClient.FINAL, "lo");
            assertThat(client.read().text()).isEqualTo("hello");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void silentPeersArePingedAndDeadOnesClosed() throws Exception {
        BlockingQueue<WebSocketClosedException> ends = new LinkedBlockingQueue<>();
        Server server =
                Server.start(
                        WebSocketHandlers.echo(ends),
                        SETTINGS.withWebSocketPing(Duration.ofMillis(200)));
        try (FrameClient client = new FrameClient(server)) {
            for (int i = 0; i < 3; i++) {
                FrameClient.Frame ping = client.read();
                assertThat(ping.opcode()).isEqualTo(FrameClient.PING);
                client.send(FrameClient.FINAL | FrameClient.PONG, ping.payload());
            }
            assertThat(ends).isEmpty();
            assertThat(client.read().opcode()).isEqualTo(FrameClient.PING);
            assertThat(client.isAtEnd()).isTrue();
            WebSocketClosedException end = ends.poll(5, TimeUnit.SECONDS);
            assertThat(end).isNotNull();
            assertThat(end.code()).isEqualTo(CloseCode.ABNORMAL);
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void aPeerThatGoesWithoutAWordIsNoticed() throws Exception {
        BlockingQueue<WebSocketClosedException> ends = new LinkedBlockingQueue<>();
        Server server = Server.start(WebSocketHandlers.echo(ends), SETTINGS);
        try {
            new FrameClient(server).close();
            WebSocketClosedException end = ends.poll(5, TimeUnit.SECONDS);
            assertThat(end).isNotNull();
            assertThat(end.code()).isEqualTo(CloseCode.ABNORMAL);
            try (FrameClient client = new FrameClient(server)) {
                client.send(FrameClient.FINAL | FrameClient.CLOSE, "");
                assertThat(client.read().opcode()).isEqualTo(FrameClient.CLOSE);
                assertThat(client.isAtEnd()).isTrue();
            }
            end = ends.poll(5, TimeUnit.SECONDS);
            assertThat(end).isNotNull();
            assertThat(end.code()).isEqualTo(CloseCode.NO_CODE);
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void whatIsNotReceivedIsNotRead() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger received = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(2000);
        Handler handler =
                exchange -> {
                    MessageChannel channel = WebSocketHandlers.accept(exchange);
                    try {
                        go.await();
                        while (true) {
                            channel.receive();
                            received.incrementAndGet();
                            all.countDown();
                        }
                    } catch (WebSocketClosedException | InterruptedException e) {
                        // the end
                    }
                };
        Server server = Server.start(handler, SETTINGS.withWebSocketPing(Duration.ofMillis(100)));
        try (FrameClient client = new FrameClient(server)) {
            AtomicInteger sent = new AtomicInteger();
            Thread sender =
                    Thread.startVirtualThread(() -> {
                        try {
                            for (int i = 0; i < 2000; i++) {
                                client.send(
                                        FrameClient.FINAL | FrameClient.BINARY, new byte[50_000]);
                                sent.incrementAndGet();
                            }
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
            int before = -1;
            while (before != sent.get()) { // until the sender stands still
                before = sent.get();
                Thread.sleep(300);
            }
            assertThat(before).isBetween(1, 1500);
            go.countDown();
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            sender.join();
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void whoSendsWaitsForAPeerThatDoesNotReadAndWhoOffersDoesNot() throws Exception {
        byte[] large = new byte[100_000];
        AtomicInteger offered = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(1);
        Handler handler =
                exchange -> {
                    MessageChannel channel = WebSocketHandlers.accept(exchange);
                    while (channel.offer(WebSocketMessage.binary(large))) {
                        offered.incrementAndGet();
                    }
                    full.countDown();
                    channel.send(WebSocketMessage.text("waited"));
                };
        Server server = Server.start(handler, SETTINGS);
        try (FrameClient client = new FrameClient(server)) {
            assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < offered.get(); i++) {
                assertThat(client.read().payload()).hasSize(large.length);
            }
            assertThat(client.read().text()).isEqualTo("waited");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void aPeerThatNeverReadsIsLeft() throws Exception {
        BlockingQueue<WebSocketClosedException> ends = new LinkedBlockingQueue<>();
        Handler handler =
                exchange -> {
                    MessageChannel channel = WebSocketHandlers.accept(exchange);
                    try {
                        while (true) {
                            channel.send(WebSocketMessage.binary(new byte[100_000]));
                        }
                    } catch (WebSocketClosedException closed) {
                        ends.add(closed);
                    }
                };
        Server server = Server.start(handler, SETTINGS.withIdleTimeout(Duration.ofMillis(500)));
        try (FrameClient client = new FrameClient(server)) {
            WebSocketClosedException end = ends.poll(10, TimeUnit.SECONDS);
            assertThat(end).isNotNull();
            assertThat(end.code()).isEqualTo(CloseCode.ABNORMAL);
            assertThat(client.head).startsWith("HTTP/1.1 101 ");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void theServerStopsPolitely() throws Exception {
        CountDownLatch open = new CountDownLatch(2);
        BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        Handler handler =
                exchange -> {
                    MessageChannel channel = WebSocketHandlers.accept(exchange);
                    open.countDown();
                    try {
                        while (true) {
                            channel.send(channel.receive());
                        }
                    } catch (WebSocketClosedException closed) {
                        ends.add("closed with " + closed.code());
                    }
                };
        Server server = Server.start(handler, SETTINGS);
        Listener listener = new Listener();
        connect(server, listener);
        FrameClient rude = new FrameClient(server); // never answers the close frame
        open.await();
        long begin = System.nanoTime();
        server.stop(() -> ends.add("overtime"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        assertThat(listener.next()).isEqualTo("1001 ");
        assertThat(rude.read().closeCode()).isEqualTo(CloseCode.GOING_AWAY);
        assertThat(rude.isAtEnd()).isTrue();
        rude.close();
        assertThat(ends).containsExactly("closed with 1001", "closed with 1001");
    }

    @Test
    void aHandlerThatGoesOnAfterTheEndIsCancelled() throws Exception {
        Thread[] handler = new Thread[1];
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Server server =
                Server.start(
                        exchange -> {
                            handler[0] = Thread.currentThread();
                            WebSocketHandlers.accept(exchange);
                            open.countDown();
                            try {
                                Thread.sleep(Duration.ofHours(1));
                            } catch (InterruptedException e) {
                                cancelled.countDown();
                            }
                        },
                        SETTINGS.withShutdownGrace(Duration.ofMillis(100)));
        try (FrameClient client = new FrameClient(server)) {
            open.await();
            server.stop(() -> handler[0].interrupt());
            assertThat(cancelled.getCount()).isZero();
            assertThat(client.read().closeCode()).isEqualTo(CloseCode.GOING_AWAY);
        }
    }
}
