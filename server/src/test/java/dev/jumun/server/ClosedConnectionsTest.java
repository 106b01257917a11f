package dev.jumun.server;

import io.netty.channel.Channel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection that has closed is not kept in memory, however long the time limits are that it had
 * while it was open.
 */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // each test serves first
class ClosedConnectionsTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n";

    private Server server;

    @BeforeEach
    void serve() throws Exception {
        server =
                Server.start(
                        WebSocketHandlers.echo(),
                        ServerSettings.defaults()
                                .withPort(0)
                                .withIdleTimeout(LONG)
                                .withHeadTimeout(LONG)
                                .withBodyTimeout(LONG)
                                .withWebSocketPing(LONG));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(() -> {});
    }

    /** What a client does on a connection before it closes it. */
    interface Client {
        AutoCloseable connect(Server server) throws Exception;
    }

    private void assertNothingIsHeld(Client client) throws Exception {
        List<WeakReference<Channel>> connections = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            try (AutoCloseable _ = client.connect(server)) {
                Waiting.until(() -> !server.state().connections().isEmpty());
                server.state().connections().forEach(c -> connections.add(new WeakReference<>(c)));
            }
            Waiting.until(() -> server.state().connections().isEmpty());
        }
        // A loop remembers what it did last: the very last connection may stay.
        Waiting.until(() -> {
            System.gc();
            return connections.stream().filter(c -> c.get() != null).count() <= 4;
        });
    }

    @Test
    void oneThatWasKeptAlive() throws Exception {
        assertNothingIsHeld(s -> {
            RawClient client = new RawClient(s).send(REQUEST + "\r\n");
            client.answer();
            return client;
        });
    }

    @Test
    void oneThatTheServerCloses() throws Exception {
        assertNothingIsHeld(s -> new RawClient(s).send(REQUEST + "Connection: close\r\n\r\n"));
    }

    @Test
    void oneWithHalfAHead() throws Exception {
        assertNothingIsHeld(s -> {
            RawClient client = new RawClient(s).send(REQUEST + "\r\n" + REQUEST);
            client.answer();
            return client;
        });
    }

    @Test
    void oneThatNeverSaidAWord() throws Exception {
        assertNothingIsHeld(RawClient::new);
    }

    @Test
    void oneOfHttp2() throws Exception {
        assertNothingIsHeld(s -> {
            Http2Client client = new Http2Client(s);
            client.get("/").next();
            return client;
        });
    }

    @Test
    void aWebSocketThatIsCutOff() throws Exception {
        assertNothingIsHeld(FrameClient::new);
    }

    @Test
    void aWebSocketThatTheServerCloses() throws Exception {
        assertNothingIsHeld(s -> {
            FrameClient client = new FrameClient(s);
            client.write(new byte[] {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0}); // no such opcode: 1002
            return client;
        });
    }

    @Test
    void oneThatIsReset() throws Exception {
        assertNothingIsHeld(s -> {
            FrameClient client = new FrameClient(s);
            client.socket.setSoLinger(true, 0);
            client.write("x".getBytes(StandardCharsets.US_ASCII));
            return client;
        });
    }
}
