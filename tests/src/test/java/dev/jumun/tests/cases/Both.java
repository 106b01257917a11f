package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One application, asked by the test client and over a socket: every request is sent both ways, and
 * the two answers must be the same.
 */
final class Both implements AutoCloseable {
    /** What an engine adds. */
    private static final List<String> OF_THE_ENGINE =
            List.of("date", "connection", "transfer-encoding", "content-length");

    private final App app;
    private final TestClient client;
    private final Server server;

    private Both(Class<?> api) throws Exception {
        app = App.of(api);
        client = TestClient.of(app).withoutCookies();
        client.start();
        server = Server.start(app, ServerSettings.defaults().withPort(0));
    }

    static Both of(Class<?> api) throws Exception {
        return new Both(api);
    }

    TestResponse get(String target, String... fields) throws Exception {
        return send("GET", target, null, fields);
    }

    /** Sends a request; fields are {@code name: value}. */
    TestResponse send(String method, String target, byte[] body, String... fields)
            throws Exception {
        TestRequest request = client.request(method, target);
        for (String field : fields) {
            request.header(field.split(": ", 2)[0], field.split(": ", 2)[1]);
        }
        if (body != null) {
            request.bytes(body);
        }
        TestResponse inMemory = request.send();
        Served served = ask(method, target, body, fields);
        assertThat(served.status()).as(method + " " + target).isEqualTo(inMemory.status());
        assertThat(served.body())
                .as("body of %s %s", method, target)
                .isEqualTo(inMemory.text().replace("http://testserver", origin()));
        Map<String, List<String>> expected = new TreeMap<>();
        inMemory.headers()
                .forEach((name, value) ->
                        expected.computeIfAbsent(
                                        name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                                .add(value.replace("http://testserver", origin())));
        assertThat(served.fields().containsKey("content-length"))
                .as("content-length of %s %s", method, target)
                .isEqualTo(expected.containsKey("content-length"));
        expected.keySet().removeAll(OF_THE_ENGINE);
        served.fields().keySet().removeAll(OF_THE_ENGINE);
        if (!expected.containsKey("vary")) { // the engine may compress what is long
            served.fields().remove("vary", List.of("Accept-Encoding"));
        }
        assertThat(served.fields()).as("fields of %s %s", method, target).isEqualTo(expected);
        return inMemory;
    }

    TestResponse json(String method, String target, String json) throws Exception {
        return send(
                method,
                target,
                json.getBytes(StandardCharsets.UTF_8),
                "content-type: application/json");
    }

    private String origin() {
        return "http://localhost:" + server.port();
    }

    private record Served(int status, Map<String, List<String>> fields, String body) {}

    private Served ask(String method, String target, byte[] body, String... fields)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
            head.append("host: localhost:").append(server.port()).append("\r\n");
            head.append("connection: close\r\n");
            for (String field : fields) {
                head.append(field).append("\r\n");
            }
            if (body != null) {
                head.append("content-length: ").append(body.length).append("\r\n");
            }
            head.append("\r\n");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
            if (body != null) {
                socket.getOutputStream().write(body);
            }
            return parse(socket.getInputStream().readAllBytes());
        }
    }

    private static Served parse(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, List<String>> fields = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] field = lines[i].split(":", 2);
            fields.computeIfAbsent(field[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(field[1].strip());
        }
        byte[] body = java.util.Arrays.copyOfRange(answer, end + 4, answer.length);
        return new Served(
                Integer.parseInt(lines[0].split(" ", 3)[1]),
                fields,
                new String(
                        fields.containsKey("transfer-encoding") ? unchunked(body) : body,
                        StandardCharsets.UTF_8));
    }

    private static byte[] unchunked(byte[] chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String text = new String(chunks, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < chunks.length) {
            int line = text.indexOf("\r\n", at);
            int size = Integer.parseInt(text.substring(at, line), 16);
            body.write(chunks, line + 2, size);
            at = line + 4 + size;
        }
        return body.toByteArray();
    }

    @Override
    public void close() {
        try (client) {
            server.stop(app::cancelAll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
