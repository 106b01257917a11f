package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.app.App;
import dev.jumun.exchange.Observation.End;
import dev.jumun.exchange.RequestHead;
import dev.jumun.middleware.AccessLog;
import dev.jumun.middleware.ForwardingHead;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;
import dev.jumun.tests.CapturedLog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A line for each request, whatever became of it, and no line that a client has written. */
@Timeout(60)
class AccessLogTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Serves the API, sends requests, and returns the log when the server has stopped. */
    private List<JsonNode> linesOf(String... requests) throws Exception {
        try (App app = App.of(Logged.class).override(OutputStream.class, () -> out)) {
            app.start();
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            for (String request : requests) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getInputStream().readAllBytes();
                }
            }
            server.stop(app::cancelAll);
        }
        List<JsonNode> lines = new ArrayList<>();
        out.toString(StandardCharsets.UTF_8)
                .lines()
                .forEach(each -> lines.add(JSON.readTree(each)));
        return lines;
    }

    private static String get(String target, String... fields) {
        return "GET "
                + target
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + String.join("", fields)
                + "\r\n";
    }

    @Test
    void aLineHasTheNamesOfTheConventions() throws Exception {
        JsonNode line = linesOf(get("/drinks/7?token=secret")).getFirst();
        assertThat(line.get("http.request.method").asString()).isEqualTo("GET");
        assertThat(line.get("http.route").asString()).isEqualTo("/drinks/{id}");
        assertThat(line.get("url.path").asString()).isEqualTo("/drinks/7");
        assertThat(line.get("url.scheme").asString()).isEqualTo("http");
        assertThat(line.get("network.protocol.version").asString()).isEqualTo("1.1");
        assertThat(line.get("http.response.status_code").asInt()).isEqualTo(200);
        assertThat(line.get("http.response.body.size").asInt()).isEqualTo(9);
        assertThat(line.get("client.address").asString()).isEqualTo("127.0.0.1");
        assertThat(line.get("end").asString()).isEqualTo("answered");
        assertThat(line.get("duration").asDouble()).isBetween(0.0, 30.0);
        assertThat(line.get("request.id").asString()).matches("[0-9a-f]{32}");
        assertThat(line.get("time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(line.toString()).doesNotContain("secret");
    }

    @Test
    void whatFailsAndWhatIsNotThere() throws Exception {
        List<JsonNode> lines =
                linesOf(
                        "POST /fail HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                + "Content-Length: 0\r\n\r\n",
                        get("/sold-out"),
                        get("/drinks/x"),
                        get("/nowhere"),
                        get("/inner/things/1"),
                        "nonsense\r\n\r\n");
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0).get("http.response.status_code").asInt()).isEqualTo(500);
        assertThat(lines.get(0).get("error.type").asString())
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(lines.get(1).get("http.response.status_code").asInt()).isEqualTo(409);
        assertThat(lines.get(1).has("error.type")).isFalse();
        assertThat(lines.get(2).get("http.response.status_code").asInt()).isEqualTo(422);
        assertThat(lines.get(2).get("http.route").asString()).isEqualTo("/drinks/{id}");
        assertThat(lines.get(3).get("http.response.status_code").asInt()).isEqualTo(404);
        assertThat(lines.get(3).has("http.route")).isFalse();
        assertThat(lines.get(4).get("http.route").asString()).isEqualTo("/inner/things/{id}");
        assertThat(lines.get(4).get("url.path").asString()).isEqualTo("/inner/things/1");
        assertThat(lines.get(5).get("http.response.status_code").asInt()).isEqualTo(400);
        assertThat(lines.get(5).get("end").asString()).isEqualTo("refused");
        assertThat(lines.get(5).has("url.path")).isFalse();
    }

    @Test
    void theClientIsTheOneThatAProxyNames() throws Exception {
        JsonNode line =
                linesOf(
                                get(
                                        "/nowhere",
                                        "X-Forwarded-For: 203.0.113.9\r\n",
                                        "X-Forwarded-Proto: https\r\n",
                                        "X-Request-Id: from-the-proxy\r\n"))
                        .getFirst();
        assertThat(line.get("client.address").asString()).isEqualTo("203.0.113.9");
        assertThat(line.get("url.scheme").asString()).isEqualTo("https");
        assertThat(line.get("request.id").asString()).isEqualTo("from-the-proxy");
    }

    @Test
    void theTestClientIsLoggedToo() throws Exception {
        try (TestClient client =
                TestClient.of(Logged.class).override(OutputStream.class, () -> out)) {
            client.get("/drinks/7").send();
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"http.route\":\"/drinks/{id}\"", "\"client.address\":\"testclient\"");
    }

    /** A head whose texts are what an engine would refuse, if it were asked. */
    private record Head(String method, String rawPath) implements RequestHead {
        @Override
        public String query() {
            return "";
        }

        @Override
        public MutableHeaders headers() {
            return new MutableHeaders();
        }

        @Override
        public String scheme() {
            return "http";
        }

        @Override
        public String protocol() {
            return "HTTP/1.1";
        }

        @Override
        public SocketAddress remoteAddress() {
            return InetSocketAddress.createUnresolved("client", 1);
        }
    }

    @Test
    void aLineForPeople() {
        AccessLog log = AccessLog.text(out);
        var request = log.begin(new Head("GET", "/drinks/7"));
        request.routed("/drinks/{id}");
        request.ended(200, 12, End.ANSWERED);
        log.begin(new Head("GET", "/slow")).ended(0, 0, End.CLIENT_GONE);
        log.begin(new Head("", "")).ended(400, 27, End.REFUSED);
        log.close();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .map(line -> line.replaceAll("\\d+\\.\\d{3}ms", "0.123ms").substring(25))
                .containsExactly(
                        "client \"GET /drinks/7 HTTP/1.1\" 200 12B 0.123ms /drinks/{id}",
                        "client \"GET /slow HTTP/1.1\" - 0B 0.123ms client_gone",
                        "client \"-\" 400 27B 0.123ms refused");
    }

    @Test
    void aClientWritesNoLinesOfItsOwn() {
        for (AccessLog log : List.of(AccessLog.text(out), AccessLog.json(out))) {
            log.begin(new Head("GET", "/\r\n\" 200 forged\u2028 \u001b[31m\\"))
                    .ended(404, 0, End.ANSWERED);
            log.close();
        }
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(2);
        assertThat(text.lines().findFirst().orElseThrow())
                .contains("/\\u000d\\u000a\\u0022 200 forged\\u2028 \\u001b[31m\\u005c");
        assertThat(text).doesNotContain("\u001b");
    }

    /** Terminals obey U+009B, and readers of lines may end one at the others. */
    @Test
    void controlCharactersThatJsonAllowsAreEscapedToo() throws Exception {
        AccessLog log = AccessLog.json(out);
        log.begin(new Head("GET", "/\u009b31m\u0085\u2028\u2029\u007f"))
                .ended(404, 0, End.ANSWERED);
        log.close();
        List<JsonNode> lines = linesOf(get("/nowhere", "X-Request-Id: a\u009b\r\n"));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .doesNotContain("\u009b", "\u0085", "\u2028", "\u2029", "\u007f")
                .contains("\"/\\\\u009b31m\\\\u0085\\\\u2028\\\\u2029\\\\u007f\"");
        assertThat(lines).hasSize(2);
    }

    /** A pipe that nobody reads, until it is opened. */
    private final class Standing extends OutputStream {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public void write(int b) {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            out.write(bytes, offset, length);
        }
    }

    /** A full disk. */
    private static final class Full extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("no space left on device, says a test");
        }
    }

    /** A print stream, such as standard output, throws nothing. */
    @Test
    void anOutputThatFailsIsReportedOnce() {
        for (OutputStream full : List.of(new Full(), new PrintStream(new Full()))) {
            try (CapturedLog captured = new CapturedLog()) {
                AccessLog log = AccessLog.text(full);
                for (int i = 0; i < 3; i++) {
                    log.begin(new Head("GET", "/")).ended(200, 0, End.ANSWERED);
                    do {
                        log.close();
                    } while (captured.messages().isEmpty());
                }
                assertThat(captured.messages())
                        .containsExactly("The access log cannot be written.");
            }
        }
    }

    /** A full disk, or a pipe that nobody reads, never stops a request. */
    @Test
    void anOutputThatFailsOrStandsStillStopsNothing() throws Exception {
        AccessLog failing = AccessLog.text(new Full());
        failing.begin(new Head("GET", "/")).ended(200, 0, End.ANSWERED);
        failing.close();

        Standing output = new Standing();
        AccessLog standing = AccessLog.json(output);
        int many = 40_000;
        for (int i = 0; i < many; i++) {
            standing.begin(new Head("GET", "/")).ended(200, 0, End.ANSWERED);
        }
        output.open.countDown();
        long written = 0;
        long dropped = 0;
        while (written + dropped < many) {
            standing.close();
            written = 0;
            dropped = 0;
            for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
                JsonNode node = JSON.readTree(line);
                written += node.has("dropped") ? 0 : 1;
                dropped += node.has("dropped") ? node.get("dropped").asLong() : 0;
            }
        }
        assertThat(written + dropped).isEqualTo(many);
        assertThat(dropped).isPositive();
    }

    /** Heads, with all their fields and their connections, must not wait for a slow output. */
    @Test
    void aLineThatWaitsDoesNotNeedItsRequest() throws Exception {
        Standing output = new Standing();
        AccessLog log = AccessLog.json(output);
        log.begin(new Head("GET", "/first")).ended(200, 0, End.ANSWERED);
        output.reached.await();
        AtomicBoolean isOver = new AtomicBoolean();
        var second =
                log.begin(
                        new ForwardingHead(new Head("GET", "/second")) {
                            @Override
                            public String rawPath() {
                                assertThat(isOver).isFalse();
                                return super.rawPath();
                            }
                        });
        second.ended(200, 0, End.ANSWERED);
        isOver.set(true);
        output.open.countDown();
        closeUntilWritten(log, "/second");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    /** The number of lines that wait is limited, and so is their memory. */
    @Test
    void fewerLongLinesWait() throws Exception {
        Standing output = new Standing();
        AccessLog log = AccessLog.text(output);
        String path = "/" + "x".repeat(16 * 1_024);
        for (int i = 0; i < 5_000; i++) {
            log.begin(new Head("GET", path)).ended(404, 0, End.ANSWERED);
        }
        output.open.countDown();
        closeUntilWritten(log, " lines were dropped");
    }

    /** A close waits for a second, which a busy machine may need for less. */
    private void closeUntilWritten(AccessLog log, String text) {
        do {
            log.close();
        } while (!out.toString(StandardCharsets.UTF_8).contains(text));
    }

    @Test
    void theSettingWritesToStandardOutput() throws Exception {
        var before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try (App app = App.of(Logged.Inner.class)) {
            app.start();
            Server server =
                    Server.start(
                            app,
                            ServerSettings.defaults()
                                    .withPort(0)
                                    .withAccessLog(AccessLog.Form.TEXT));
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.getOutputStream()
                        .write(get("/things/5").getBytes(StandardCharsets.ISO_8859_1));
                socket.getInputStream().readAllBytes();
            }
            server.stop(app::cancelAll);
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("127.0.0.1 \"GET /things/5 HTTP/1.1\" 200 1B ", " /things/{id}");
    }
}
