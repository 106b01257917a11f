package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.server.loop.RequestThreads;
import dev.jumun.server.loop.Transport;
import dev.jumun.websocket.WebSocketMessage;

import io.netty.channel.epoll.Epoll;
import io.netty.handler.codec.http2.Http2Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Clients that do not take their answers are ended after idleTimeout; those that take them slowly
 * are not.
 */
@Timeout(90)
@SuppressWarnings("NullAway.Init") // each test serves first
class SlowReadersTest {
    /** More than the sockets of both sides hold. */
    private static final int LARGE = 24 << 20;

    private static final Duration IDLE = Duration.ofSeconds(1);

    private final List<Socket> sockets = new ArrayList<>();
    private Server server;

    private void serve(Transport transport, Handler handler) throws Exception {
        server =
                Server.start(
                        handler,
                        ServerSettings.defaults().withPort(0).withIdleTimeout(IDLE),
                        transport,
                        RequestThreads.onEventLoops());
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.stop(() -> {});
    }

    /** A client that reads nothing by itself, and whose side holds little. */
    private Socket ask(String path, String... fields) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(32 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream()
                .write(
                        ("GET "
                                        + path
                                        + " HTTP/1.1\r\nHost: x\r\n"
                                        + String.join("\r\n", fields)
                                        + (fields.length > 0 ? "\r\n\r\n" : "\r\n"))
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void large(Exchange exchange) {
        byte[] bytes = new byte[LARGE];
        if (exchange.head().path().equals("/stream")) {
            ResponseBody body = exchange.respond(200, new MutableHeaders());
            body.write(bytes, 0, LARGE / 2); // the second has to wait for the first
            body.write(bytes, 0, LARGE / 2);
            body.end();
        } else if (exchange.asksForWebSocket()) {
            MessageChannel socket = exchange.acceptWebSocket(null, new MutableHeaders());
            socket.send(WebSocketMessage.binary(new byte[LARGE / 2]));
            socket.send(WebSocketMessage.binary(new byte[LARGE / 2]));
        } else {
            exchange.respond(200, new MutableHeaders(), bytes, 0, LARGE);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void whoTakesNothingIsEnded(Transport transport) throws Exception {
        assumeTrue(transport == Transport.NIO || Epoll.isAvailable());
        serve(transport, SlowReadersTest::large);
        for (int i = 0; i < 3; i++) {
            ask("/", "Connection: close");
            ask("/");
            ask("/stream");
            ask("/stream", "Connection: close");
            ask(
                    "/socket",
                    "Upgrade: websocket",
                    "Connection: upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        }
        Waiting.until(() -> server.state().connections().isEmpty());
    }

    /** Reads a little at a time for several times as long as it may take nothing; then the rest. */
    private static long readSlowly(Socket socket) throws Exception {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[16 * 1024];
        long end = System.nanoTime() + 3 * IDLE.toNanos();
        long total = 0;
        int count = 0;
        while (count >= 0 && total < LARGE) {
            total += count;
            if (System.nanoTime() < end) {
                Thread.sleep(4); // this is what a slow client is
            }
            count = in.read(buffer);
        }
        return total;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/close", "/stream", "/socket"})
    void whoTakesSlowlyGetsAll(String path) throws Exception {
        serve(Transport.best(), SlowReadersTest::large);
        Socket socket =
                switch (path) {
                    case "/close" -> ask(path, "Connection: close");
                    case "/socket" ->
                            ask(
                                    path,
                                    "Upgrade: websocket",
                                    "Connection: upgrade",
                                    "Sec-WebSocket-Version: 13",
                                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
                    default -> ask(path);
                };
        assertThat(readSlowly(socket)).isGreaterThanOrEqualTo(LARGE);
    }

    @Test
    void streamsWithoutAWindowAreEnded() throws Exception {
        List<CompletableFuture<Throwable>> ends = new ArrayList<>();
        serve(
                Transport.best(),
                exchange -> {
                    if (exchange.head().path().equals("/stream")) {
                        CompletableFuture<Throwable> end = new CompletableFuture<>();
                        ends.add(end);
                        try {
                            large(exchange);
                        } catch (PeerGoneException e) {
                            end.complete(e);
                            throw e;
                        }
                    } else {
                        exchange.respond(200, new MutableHeaders(), new byte[100_000], 0, 100_000);
                    }
                });
        Http2Settings closed = Http2Settings.defaultSettings().initialWindowSize(0);
        try (Http2Client client = new Http2Client(server, closed)) {
            List<Http2Client.Stream> streams = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                streams.add(client.get("/"));
            }
            streams.add(client.get("/stream"));
            for (Http2Client.Stream stream : streams) {
                assertThat(stream.next()).startsWith("200");
                assertThat(stream.next()).isEqualTo("reset CANCEL");
            }
            assertThat(ends.getFirst().get()).hasMessageContaining("gone");
            client.awaitEnd(); // it has nothing to do any more
        }
    }

    @Test
    void aStreamThatStandsStillIsEndedAloneAmongThoseThatMove() throws Exception {
        serve(
                Transport.best(),
                exchange -> {
                    int size = exchange.head().path().equals("/large") ? 1 << 20 : 1000;
                    exchange.respond(200, new MutableHeaders(), new byte[size], 0, size);
                });
        // its window is smaller than that of the connection
        Http2Settings small = Http2Settings.defaultSettings().initialWindowSize(16 * 1024);
        try (Http2Client client = new Http2Client(server, small)) {
            Http2Client.Stream still = client.get("/large");
            still.stopReading();
            assertThat(still.next()).startsWith("200");
            String next = null;
            while (next == null) {
                Http2Client.Stream moving = client.get("/small");
                assertThat(moving.next()).startsWith("200");
                assertThat(moving.next()).isEqualTo("end");
                next = still.nextIfAny();
            }
            assertThat(next).isEqualTo("reset CANCEL");
            assertThat(client.get("/small").next()).startsWith("200");
        }
    }
}
