package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Bodies that are read as they come. */
@Timeout(60)
class BodyStreamsTest {
    private static final long LARGE = 256L * 1024 * 1024;

    private final TestClient client = TestClient.of(BodyStreams.class);

    @BeforeEach
    void forget() {
        BodyStreams.EVENTS.clear();
        BodyStreams.goOn = new CountDownLatch(0);
    }

    @AfterEach
    void close() {
        BodyStreams.goOn.countDown();
        client.close();
    }

    private TestResponse lines(String target, String body) throws Exception {
        return client.post(target)
                .body("application/jsonl", body.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @Test
    void bytesComeAsTheyWereSent() throws Exception {
        byte[] body = "plain \u00e9".getBytes(StandardCharsets.UTF_8);
        assertThat(client.post("/bytes").bytes(body).send().json()).isEqualTo("plain \u00e9");
        assertThat(client.post("/bytes").send().json()).isEqualTo("");
    }

    @Test
    void piecesAreNoLargerThanABuffer() throws Exception {
        assertThat(client.post("/pieces").bytes(new byte[40_000]).send().text())
                .isEqualTo("[16384,16384,7232]");
    }

    @Test
    void linesAreReadOneByOneAndEmptyOnesAreSkipped() throws Exception {
        TestResponse answer =
                lines(
                        "/items/a?more=1",
                        "{\"name\":\"x\",\"amount\":1}\r\n\n  \n{\"name\":\"y\",\"amount\":2}");
        assertThat(answer.text()).isEqualTo("[\"ax2\",\"ay3\"]");
        assertThat(lines("/items/a?more=1", "").text()).isEqualTo("[]");
    }

    @Test
    void whatIsWrongIsToldWithTheNumberOfItsLine() throws Exception {
        TestResponse answer =
                lines(
                        "/items/a?more=1",
                        "{\"name\":\"x\",\"amount\":1}\n\n{\"name\":\"y\",\"amount\":\"z\"}\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json("detail", 0, "loc")).isEqualTo(List.of("body", 3L, "amount"));
        assertThat(answer.json("detail", 0, "input")).isEqualTo("z");
        assertThat(BodyStreams.EVENTS).containsExactly("x");
    }

    @Test
    void aLineThatIsNoJsonIsToldWithItsPlace() throws Exception {
        TestResponse answer = lines("/items/a?more=1", "{\"name\":\"x\",\"amount\":1}\n{\"name\"");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json("detail", 0, "type")).isEqualTo("json_invalid");
        assertThat(answer.text()).contains("\"loc\":[\"body\",2,");
    }

    @Test
    void otherInputsAreCheckedBeforeAnyLineIsRead() throws Exception {
        TestResponse answer = lines("/items/a", "{");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("[\"query\",\"more\"]").doesNotContain("body");
    }

    @Test
    void whatIsNoLinesOfJsonIsRefused() throws Exception {
        assertThat(client.post("/ignored").json("{}").send().status()).isEqualTo(415);
        assertThat(client.post("/ignored").bytes(new byte[3]).send().status()).isEqualTo(415);
        assertThat(lines("/ignored", "no json").status()).isEqualTo(200);
    }

    @Test
    void aLineThatNeverEndsIsRefused() throws Exception {
        TestResponse answer = lines("/items/a?more=1", "x".repeat(1024 * 1024 + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json("detail")).isEqualTo("Line 1 of the body is too long");
    }

    /**
     * Bytes are described as FastAPI describes uploads, so that clients are generated with them.
     */
    @Test
    void theDocumentTellsOfStreams() throws Exception {
        String document = client.get("/openapi.json").send().text();
        assertThat(document)
                .contains(
                        "\"requestBody\":{\"content\":{\"application/octet-stream\":"
                                + "{\"schema\":{\"type\":\"string\",\"format\":\"binary\"}}}}")
                .contains(
                        "{\"application/jsonl\":{\"itemSchema\":"
                                + "{\"$ref\":\"#/components/schemas/Item\"}}}");
    }

    @Test
    void aBodyThatGetsTooLargeIs413() throws Exception {
        serve(
                1000,
                server -> {
                    try (Socket socket = connect(server)) {
                        String piece = "190\r\n" + "x".repeat(400) + "\r\n";
                        send(socket, "transfer-encoding: chunked", piece + piece + piece);
                        assertThat(firstLine(socket)).startsWith("HTTP/1.1 413");
                    }
                    assertThat(event()).isEqualTo("begun");
                    assertThat(event()).isEqualTo("HttpException");
                });
    }

    @Test
    void aClientThatLeavesIsToldToWhoeverReads() throws Exception {
        serve(
                LARGE,
                server -> {
                    try (Socket socket = connect(server)) {
                        send(socket, "content-length: 1000", "some");
                        assertThat(event()).isEqualTo("begun");
                    }
                    assertThat(event()).isIn("PeerGoneException", "Cancelled");
                });
    }

    @Test
    void whoeverDoesNotReadHoldsTheClientBack() throws Exception {
        BodyStreams.goOn = new CountDownLatch(1);
        serve(
                LARGE,
                server -> {
                    try (SocketChannel channel =
                                    SocketChannel.open(
                                            new InetSocketAddress(
                                                    InetAddress.getLoopbackAddress(),
                                                    server.port()));
                            Selector selector = Selector.open()) {
                        channel.write(
                                StandardCharsets.US_ASCII.encode(head("content-length: " + LARGE)));
                        channel.configureBlocking(false);
                        channel.register(selector, SelectionKey.OP_WRITE);
                        ByteBuffer piece = ByteBuffer.allocateDirect(64 * 1024);
                        long sent = write(channel, selector, piece, LARGE, 2000);
                        assertThat(sent)
                                .isLessThan(
                                        LARGE / 4); // the buffers of the system, and little more
                        BodyStreams.goOn.countDown();
                        sent += write(channel, selector, piece, LARGE - sent, 20_000);
                        assertThat(sent).isEqualTo(LARGE);
                        String answer = read(channel, selector, Long.toString(LARGE));
                        assertThat(answer)
                                .startsWith("HTTP/1.1 200")
                                .endsWith(Long.toString(LARGE));
                    }
                });
    }

    /** Writes until all is sent, or nothing more could be for so long. */
    private static long write(
            SocketChannel channel, Selector selector, ByteBuffer piece, long size, long patience)
            throws Exception {
        long sent = 0;
        while (sent < size && selector.select(patience) > 0) {
            selector.selectedKeys().clear();
            piece.clear().limit((int) Math.min(piece.capacity(), size - sent));
            sent += channel.write(piece);
        }
        return sent;
    }

    private interface WithServer {
        void run(Server server) throws Exception;
    }

    private static void serve(long maxBodySize, WithServer test) throws Exception {
        try (App app = App.of(BodyStreams.class).start()) {
            Server server =
                    Server.start(
                            app,
                            ServerSettings.defaults().withPort(0).withMaxBodySize(maxBodySize));
            try {
                test.run(server);
            } finally {
                BodyStreams.goOn.countDown();
                server.stop(app::cancelAll);
            }
        }
    }

    private static Socket connect(Server server) throws Exception {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static String head(String field) {
        return "POST /count HTTP/1.1\r\nhost: localhost\r\n" + field + "\r\n\r\n";
    }

    private static void send(Socket socket, String field, String body) throws Exception {
        socket.getOutputStream().write((head(field) + body).getBytes(StandardCharsets.US_ASCII));
    }

    private static String firstLine(Socket socket) throws Exception {
        return read(socket.getInputStream(), "\r\n");
    }

    private static String read(InputStream in, String end) throws Exception {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end, text.indexOf("\r\n\r\n") < 0 ? 0 : text.indexOf("\r\n\r\n")) < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private static String read(SocketChannel channel, Selector selector, String end)
            throws Exception {
        channel.register(selector, SelectionKey.OP_READ);
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        String text = "";
        while (!text.endsWith(end) && selector.select(20_000) > 0 && channel.read(buffer) >= 0) {
            selector.selectedKeys().clear();
            text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
        return text;
    }

    private static String event() throws Exception {
        return String.valueOf(BodyStreams.EVENTS.poll(20, TimeUnit.SECONDS));
    }
}
