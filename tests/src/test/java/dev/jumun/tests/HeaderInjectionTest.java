package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a handler puts into the head of its answer never becomes a line or an answer of its own. */
@Timeout(120)
class HeaderInjectionTest {
    private static final List<String> PATHS =
            List.of(
                    "/header",
                    "/name",
                    "/cookie",
                    "/cookie-name",
                    "/redirect",
                    "/filename",
                    "/media-type",
                    "/settings",
                    "/settings-cookie",
                    "/error",
                    "/event");

    /** The last two are cut to line breaks where a character is written as one byte. */
    private static final List<String> ATTACKS =
            List.of(
                    "a\r\nx-evil: 1",
                    "a\nx-evil: 1",
                    "a\rx-evil: 1",
                    "a\r\n\r\n<x-evil: 1>",
                    "a\0x-evil: 1",
                    "a\u010d\u010ax-evil: 1",
                    "a\u560d\u560ax-evil: 1");

    /** These put what they are given into quotes or percent codes, so that it may stay. */
    private static final Map<String, String> ENCODES =
            Map.of("/filename", "content-disposition", "/redirect", "location");

    /** What of an attack a client may read: percent codes, and characters of one byte each. */
    private static String encoded(String path, String attack) {
        if (path.equals("/redirect")) { // these have a meaning in URLs, and stay
            return percent(attack).replace("%3A", ":");
        }
        String plain = attack.replaceAll("\\p{Cntrl}", "");
        String name = plain.substring(plain.lastIndexOf('/') + 1);
        String ascii = name.replaceAll("[^ -~]|[\"\\\\%]", "_");
        String field = "attachment; filename=\"" + ascii + "\"";
        return ascii.equals(name) ? field : field + "; filename*=UTF-8''" + percent(name);
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] json(String text) {
        return new JsonWriter().string(text).toBytes();
    }

    @Test
    void inMemory() throws Exception {
        try (TestClient client = TestClient.of(Injected.class)) {
            for (String path : PATHS) {
                for (String attack : ATTACKS) {
                    try (CapturedLog log = new CapturedLog()) {
                        TestResponse answer =
                                client.post(path).body("application/json", json(attack)).send();
                        assertThat(answer.headers().first("x-evil")).as(path).isNull();
                        String field = ENCODES.get(path);
                        if (field == null) {
                            assertThat(answer.status()).as(path + attack).isEqualTo(500);
                            assertThat(log.messages()).hasSize(1);
                            assertThat(log.thrown())
                                    .asString()
                                    .startsWith("java.lang.IllegalArgumentException: ");
                        } else {
                            assertThat(answer.status())
                                    .as(path + attack)
                                    .isEqualTo(path.equals("/redirect") ? 307 : 200);
                            assertThat(answer.headers().first(field))
                                    .isEqualTo(encoded(path, attack));
                        }
                    }
                }
            }
        }
    }

    @Test
    void overASocket() throws Exception {
        try (App app = App.of(Injected.class).start();
                CapturedLog log = new CapturedLog()) {
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            try {
                for (String path : PATHS) {
                    for (String attack : ATTACKS) {
                        String answer = ask(server, path, json(attack));
                        assertThat(answer).as(path).startsWith("HTTP/1.1 ");
                        assertThat(answer.split("HTTP/1.1 ", -1)).as(path).hasSize(2);
                        String[] lines = answer.toLowerCase(Locale.ROOT).split("[\r\n\0]+", -1);
                        assertThat(lines).noneMatch(line -> line.strip().startsWith("x-evil"));
                        assertThat(lines).noneMatch(line -> line.startsWith("<x-evil"));
                        String field = ENCODES.get(path);
                        if (field == null) {
                            assertThat(answer).as(path).startsWith("HTTP/1.1 500");
                        } else {
                            assertThat(answer)
                                    .as(path)
                                    .startsWith(
                                            path.equals("/redirect")
                                                    ? "HTTP/1.1 307 "
                                                    : "HTTP/1.1 200 ")
                                    .contains(
                                            "\r\n" + field + ": " + encoded(path, attack) + "\r\n");
                        }
                    }
                }
            } finally {
                server.stop(app::cancelAll);
            }
            assertThat(log.messages()).isNotEmpty();
        }
    }

    private static String ask(Server server, String path, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            String head =
                    "POST "
                            + path
                            + " HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type:"
                            + " application/json\r\ncontent-length: "
                            + body.length
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
