package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Bytes made of the corpus' rows, on sockets: a peer never makes the server log an error, and it
 * still answers others.
 */
@Timeout(120)
class ServedFuzzTest {
    private static final int PER_LOOK = 50;

    /** Errors of the engine while it is open. */
    private static final class Errors extends Handler {
        final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                records.add(record);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** The rows of frames as bytes, with what goes before them. */
    private static List<byte[]> http2() {
        List<byte[]> seeds = new ArrayList<>();
        for (CorpusFile.Row row : CorpusFile.read("http2.txt")) {
            Http2Frames frames = new Http2Frames();
            if (!row.input().startsWith("raw")) {
                frames.write("X PRI * HTTP/2.0~~SM~~").write("S");
            }
            for (String frame : row.input().split(" ; ", -1)) {
                if (!frame.equals("raw")) {
                    frames.write(frame);
                }
            }
            seeds.add(frames.toBytes());
        }
        return seeds;
    }

    private static List<byte[]> webSockets() {
        List<byte[]> seeds = new ArrayList<>();
        for (CorpusFile.Row row : CorpusFile.read("websocket.txt")) {
            if (row.input().startsWith("GET ")) {
                continue;
            }
            boolean deflates = row.input().startsWith("deflate: ");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(
                    ("GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                    + (deflates
                                            ? "Sec-WebSocket-Extensions: permessage-deflate\r\n"
                                            : "")
                                    + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (String frame : row.input().substring(deflates ? 9 : 0).split(" ; ", -1)) {
                bytes.writeBytes(WebSocketFrames.bytes(frame));
            }
            if (bytes.size() < 4000) {
                seeds.add(bytes.toByteArray());
            }
        }
        return seeds;
    }

    @Test
    void nothingOfHttp1IsAnErrorOfTheServer() throws Exception {
        run(Mutator.rows("http1.txt", 4000), 400, 1, Handlers.echo());
    }

    @Test
    void nothingOfHttp2IsAnErrorOfTheServer() throws Exception {
        run(http2(), 400, 2, Handlers.echo());
    }

    @Test
    void nothingOfWebSocketsIsAnErrorOfTheServer() throws Exception {
        run(webSockets(), 400, 3, WebSocketHandlers.echo());
    }

    @Test
    @Tag("long")
    @Timeout(7200)
    void norForLong() throws Exception {
        run(Mutator.rows("http1.txt", 4000), 500_000, System.nanoTime(), Handlers.echo());
        run(http2(), 500_000, System.nanoTime(), Handlers.echo());
        run(webSockets(), 500_000, System.nanoTime(), WebSocketHandlers.echo());
    }

    private static void run(
            List<byte[]> seeds, int count, long seed, dev.jumun.exchange.Handler handler)
            throws Exception {
        Logger logger = Logger.getLogger("");
        Errors errors = new Errors();
        Server server = Server.start(handler, ServerSettings.defaults().withPort(0));
        logger.addHandler(errors);
        try {
            Mutator mutator = new Mutator(seed, seeds);
            List<byte[]> sent = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                byte[] bytes = mutator.next();
                sent.add(bytes);
                send(server, bytes);
                if (i % PER_LOOK == 0) {
                    assertThatItAnswers(server);
                    assertThat(errors.records)
                            .extracting(record -> record.getMessage() + " " + record.getThrown())
                            .as(() -> "seed " + seed + ", one of " + hex(sent))
                            .isEmpty();
                    sent.clear();
                }
            }
        } finally {
            logger.removeHandler(errors);
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
