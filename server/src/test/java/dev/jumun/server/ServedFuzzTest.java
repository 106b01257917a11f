package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Bytes made of the corpus' rows, on sockets: a peer never makes the server log an error, and it
 * still answers others.
 */
@Timeout(120)
class ServedFuzzTest {
    private static final int PER_LOOK = 50;

    @Test
    void nothingOfHttp1IsAnErrorOfTheServer() throws Exception {
        run(Seeds.http1(), 400, 1, Handlers.echo());
    }

    @Test
    void nothingOfHttp2IsAnErrorOfTheServer() throws Exception {
        run(Seeds.http2(), 400, 2, Handlers.echo());
    }

    @Test
    void nothingOfWebSocketsIsAnErrorOfTheServer() throws Exception {
        run(Seeds.webSockets(), 400, 3, WebSocketHandlers.echo());
    }

    @Test
    @Tag("long")
    @Timeout(7200)
    void norForLong() throws Exception {
        run(Seeds.http1(), 500_000, System.nanoTime(), Handlers.echo());
        run(Seeds.http2(), 500_000, System.nanoTime(), Handlers.echo());
        run(Seeds.webSockets(), 500_000, System.nanoTime(), WebSocketHandlers.echo());
    }

    private static void run(
            List<byte[]> seeds, int count, long seed, dev.jumun.exchange.Handler handler)
            throws Exception {
        Server server = Server.start(handler, ServerSettings.defaults().withPort(0));
        try (LoggedErrors errors = new LoggedErrors()) {
            Mutator mutator = new Mutator(seed, seeds);
            List<byte[]> sent = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                byte[] bytes = mutator.next();
                sent.add(bytes);
                send(server, bytes);
                if (i % PER_LOOK == 0) {
                    assertThatItAnswers(server);
                    assertThat(errors.texts())
                            .as(() -> "seed " + seed + ", one of " + hex(sent))
                            .isEmpty();
                    sent.clear();
                }
            }
        } finally {
            server.stop(() -> {});
        }
    }

    private static String hex(List<byte[]> inputs) {
        return String.join("\n", inputs.stream().map(HexFormat.of()::formatHex).toList());
    }

    /** Sends bytes, reads what comes at once, and leaves. */
    private static void send(Server server, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            socket.setSoTimeout(10_000);
            socket.getInputStream().readAllBytes();
        } catch (java.net.SocketException reset) {
            // its right, if it was not HTTP
        }
    }

    private static void assertThatItAnswers(Server server) throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 200");
        }
    }
}
