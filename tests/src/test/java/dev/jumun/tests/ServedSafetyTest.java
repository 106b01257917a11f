package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * What {@link DepotTest} tries in memory, over a socket, byte for byte as an attacker sends it:
 * paths that lead out of a directory, bodies that grow when they are unpacked, forms that are too
 * large or malformed.
 */
@Timeout(60)
class ServedSafetyTest {
    private static final App APP = App.of(Depot.class);

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Server server;

    @BeforeAll
    static void open() throws Exception {
        DepotTest.files();
        Path outside = Path.of("target/depot/outside");
        Files.createDirectories(outside);
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Path link = Path.of("target/depot/public/folder");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("../outside"));
        APP.start();
        server =
                Server.start(APP, ServerSettings.defaults().withPort(0).withMaxBodySize(5_000_000));
    }

    @AfterAll
    static void close() throws Exception {
        server.stop(APP::cancelAll);
        APP.close();
    }

    private static String send(byte[] request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request);
            byte[] answer = socket.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.ISO_8859_1);
        }
    }

    private static String get(String target) throws Exception {
        String head = "GET " + target + " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
        return send(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String post(String target, Map<String, String> fields, byte[] body)
            throws Exception {
        StringBuilder head = new StringBuilder("POST " + target + " HTTP/1.1\r\n");
        head.append("host: localhost\r\nconnection: close\r\n");
        head.append("content-length: ").append(body.length).append("\r\n");
        fields.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return send(request.toByteArray());
    }

    private static int status(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 ");
        return Integer.parseInt(answer.substring(9, 12));
    }

    @Test
    void whatIsInsideIsServed() throws Exception {
        assertThat(get("/public/hello.txt")).startsWith("HTTP/1.1 200").endsWith("0123456789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/../secret.txt",
                "/public/%2e%2e/secret.txt",
                "/public/%2E%2E%2Fsecret.txt",
                "/public/..%2fsecret.txt",
                "/public/%252e%252e/secret.txt",
                "/public/%252e%252e%252fsecret.txt",
                "/public/..\\secret.txt",
                "/public/..%5csecret.txt",
                "/public/..%255csecret.txt",
                "/public/..%c0%afsecret.txt",
                "/public/hello.txt%00",
                "/public/%00/../secret.txt",
                "/public//etc/passwd",
                "/public/%2fetc%2fpasswd",
                "/public/link.txt",
                "/public/folder/secret.txt",
                "/app/link.txt",
                "/app/%2e%2e/secret.txt",
            })
    void noPathLeadsOut(String target) throws Exception {
        String answer = get(target);
        assertThat(status(answer)).isIn(400, 404);
        assertThat(answer).doesNotContain("secret").doesNotContain("root:");
    }

    @Test
    void aZipBombIsRefused() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 500; i++) {
                zip.write(new byte[1_000_000]);
            }
        }
        assertThat(bomb.size()).isLessThan(1_000_000);
        Map<String, String> fields =
                Map.of("content-type", "application/json", "content-encoding", "gzip");
        assertThat(status(post("/echo", fields, bomb.toByteArray()))).isEqualTo(413);
    }

    @Test
    void aZipBombInAFormIsRefused() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            zip.write(
                    utf8(
                            "--b\r\n"
                                    + "Content-Disposition: form-data; name=\"file\";"
                                    + " filename=\"a\"\r\n\r\n"));
            zip.write(new byte[50_000_000]);
            zip.write(utf8("\r\n--b--\r\n"));
        }
        Map<String, String> fields =
                Map.of(
                        "content-type",
                        "multipart/form-data; boundary=b",
                        "content-encoding",
                        "gzip");
        assertThat(status(post("/upload", fields, bomb.toByteArray()))).isEqualTo(413);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String form(String body) throws Exception {
        Map<String, String> fields = Map.of("content-type", "multipart/form-data; boundary=b");
        return post("/upload", fields, utf8(body));
    }

    @Test
    void anOversizedFieldOfAFormIsRefused() throws Exception {
        String answer =
                form(
                        "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n"
                                + "x".repeat(2_000_000)
                                + "\r\n--b--\r\n");
        assertThat(status(answer)).isEqualTo(400);
        assertThat(answer).contains("Part exceeded maximum size of 1024KB.");
    }

    @Test
    void anOversizedFormIsRefusedBeforeItHasCome() throws Exception {
        String head =
                "POST /upload HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n"
                        + "content-type: multipart/form-data; boundary=b\r\n"
                        + "content-length: 5000001\r\n\r\n--b\r\n";
        assertThat(status(send(utf8(head)))).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "--b\r\n\r\nno disposition\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--b--\r\n",
                "--b\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                        + "no end",
                "--b\r\nContent-Disposition",
                "--c\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nother\r\n--c--\r\n",
            })
    void aMalformedFormIsRefused(String body) throws Exception {
        assertThat(status(form(body))).isIn(400, 422);
    }

    @Test
    void aFormWithoutABoundaryIsRefused() throws Exception {
        Map<String, String> fields = Map.of("content-type", "multipart/form-data");
        assertThat(status(post("/upload", fields, utf8("--b--\r\n")))).isEqualTo(400);
    }
}
