package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Connections that end before they speak HTTP cannot fill the log, nor hold up event loops. */
@Timeout(60)
class UnspokenTest {
    private static final Logger OURS = Logger.getLogger("dev.jumun.server");
    private static final Logger NETTYS = Logger.getLogger("io.netty");

    private static final class Kept extends Handler {
        private final BlockingQueue<LogRecord> entries = new LinkedBlockingQueue<>();

        @Override
        public void publish(LogRecord entry) {
            if (!entry.getLevel().equals(Level.FINE) || entry.getMessage().contains(" failed")) {
                entry.setParameters(new Object[] {Thread.currentThread().isVirtual()});
                entries.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final Kept ours = new Kept();
    private final Kept nettys = new Kept();
    private final Level before = OURS.getLevel();

    @TempDir private Path directory = Path.of("");

    @BeforeEach
    void listen() {
        ours.setLevel(Level.ALL);
        OURS.setLevel(Level.FINE);
        OURS.addHandler(ours);
        NETTYS.addHandler(nettys);
    }

    @AfterEach
    void stop() {
        OURS.removeHandler(ours);
        OURS.setLevel(before);
        NETTYS.removeHandler(nettys);
    }

    private static void breakOff(Server server, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.setSoLinger(true, 0); // its closing is a reset then
        }
    }

    private static void send(Server server, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.setSoTimeout(20_000);
            while (socket.getInputStream().read() >= 0) {
                // an alert
            }
        }
    }

    private void assertShown(String start) throws InterruptedException {
        LogRecord entry = ours.entries.poll(20, TimeUnit.SECONDS);
        assertThat(entry).isNotNull();
        assertThat(entry.getLevel()).isEqualTo(Level.FINE);
        assertThat(entry.getMessage()).startsWith(start).hasSizeLessThan(300);
        assertThat(entry.getThrown()).isNull();
        assertThat(entry.getParameters()).containsExactly(true);
        assertThat(nettys.entries).isEmpty();
    }

    @Test
    void ofTls() throws Exception {
        PemPair pem = PemPair.make(directory);
        Server server =
                Server.start(
                        exchange -> Handlers.text(exchange, 200, "ok"),
                        ServerSettings.defaults()
                                .withPort(0)
                                .withTls(TlsSettings.of(pem.certificate(), pem.key())));
        try {
            send(server, "GET / HTTP/1.1\r\nHost: " + "x".repeat(2000) + "\r\n\r\n");
            assertShown("A TLS handshake failed: ");
            ours.entries.clear();
            breakOff(server, "\26\3\1\1");
            assertShown("A TLS handshake failed: ");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void ofBytesThatAreNoPrefaceYet() throws Exception {
        Server server =
                Server.start(
                        exchange -> Handlers.text(exchange, 200, "ok"),
                        ServerSettings.defaults().withPort(0));
        try {
            breakOff(server, "PRI");
            assertShown("A connection failed before it spoke HTTP: ");
        } finally {
            server.stop(() -> {});
        }
    }
}
