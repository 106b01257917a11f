package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLSocket;

/**
 * A client that still sends when it is refused gets its answer, and no reset: the second of two
 * writes to a connection that was reset fails.
 */
@Timeout(60)
class GentleCloseTest {
    private static final ServerSettings SETTINGS = ServerSettings.defaults().withPort(0);
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir private Path directory = Path.of("");

    @Test
    void oneTooManyIsAnsweredAndNotReset() throws Exception {
        Server server = Server.start(Handlers.echo(), SETTINGS.withMaxConnections(1));
        try (RawClient first = new RawClient(server)) {
            assertThat(first.send(REQUEST).answer()).startsWith("HTTP/1.1 200 ");
            try (RawClient second = new RawClient(server)) {
                assertThat(second.answer()).startsWith("HTTP/1.1 503 ");
                assertThat(second.rest()).isEmpty();
                second.send("GET / HTTP/1.1\r\n");
                second.send("Host: x\r\n\r\n");
            }
        } finally {
            server.stop(() -> {});
        }
    }

    /** They do not count while they close, and a flood of them holds no descriptors. */
    @Test
    void thoseTooManyDoNotCount() throws Exception {
        Server server = Server.start(Handlers.echo(), SETTINGS.withMaxConnections(1));
        List<RawClient> flood = new ArrayList<>();
        try {
            RawClient first = new RawClient(server);
            flood.add(first);
            assertThat(first.send(REQUEST).answer()).startsWith("HTTP/1.1 200 ");
            for (int i = 0; i < 200; i++) {
                RawClient client = new RawClient(server);
                flood.add(client);
                assertThat(client.answer()).startsWith("HTTP/1.1 503 ");
            }
            first.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(first.rest()).startsWith("HTTP/1.1 200 ");
            first.close();
            Waiting.until(() -> server.state().connectionCount() == 0);
            try (RawClient next = new RawClient(server)) {
                assertThat(next.send(REQUEST).answer()).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            for (RawClient client : flood) {
                client.close();
            }
            server.stop(() -> {});
        }
    }

    @Test
    void aRefusedBodyOverTlsIsAnsweredAndNotReset() throws Exception {
        PemPair pem = PemPair.make(directory);
        Server server =
                Server.start(
                        Handlers.echo(),
                        SETTINGS.withMaxBodySize(1000)
                                .withTls(TlsSettings.of(pem.certificate(), pem.key())));
        try (SSLSocket socket =
                (SSLSocket)
                        pem.trusting()
                                .getSocketFactory()
                                .createSocket("localhost", server.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.3"}); // 1.2 ends both directions
            socket.setSoTimeout(15_000);
            OutputStream out = socket.getOutputStream();
            out.write(ascii("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"));
            assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 413 ");
            for (int i = 0; i < 10; i++) {
                out.write(new byte[10_000]);
            }
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } finally {
            server.stop(() -> {});
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            bytes.write(in.readNBytes(1));
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }
}
