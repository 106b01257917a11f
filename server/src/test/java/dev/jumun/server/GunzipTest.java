package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.HttpException;
import dev.jumun.exchange.Exchange;
import dev.jumun.middleware.Gunzip;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Bodies in the gzip format (RFC 1952), by a socket. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // started first
class GunzipTest {
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        Gunzip gunzip = new Gunzip(1 << 20);
        server =
                Server.start(
                        exchange -> gunzip.handle(exchange, GunzipTest::answer),
                        ServerSettings.defaults().withPort(0));
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop(() -> {});
    }

    private static void answer(Exchange exchange) {
        try {
            byte[] body = exchange.body().readAll();
            Handlers.text(
                    exchange,
                    200,
                    new String(body, StandardCharsets.UTF_8)
                            + "|"
                            + exchange.head().headers().all("content-encoding"));
        } catch (HttpException refused) {
            Handlers.text(exchange, refused.status(), "refused");
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String post(String codings, byte[] body) throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: x\r\n"
                            + codings
                            + "Content-Length: "
                            + body.length
                            + "\r\n\r\n");
            String answer = client.send(body).answer();
            return answer.substring(9, 12) + answer.substring(answer.indexOf("\r\n\r\n") + 3);
        }
    }

    private static String gunzipped(byte[] body) throws IOException {
        return post("Content-Encoding: gzip\r\n", body);
    }

    @Test
    void hasAnyNumberOfMembers() throws Exception {
        byte[] empty = packed("");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            many.writeBytes(empty);
        }
        assertThat(gunzipped(many.toByteArray())).isEqualTo("200\n|[]");
        many.writeBytes(packed("a"));
        many.writeBytes(empty);
        many.writeBytes(packed("b"));
        assertThat(gunzipped(many.toByteArray())).isEqualTo("200\nab|[]");
    }

    @Test
    void mayHaveAllPartsOfAHeader() throws Exception {
        byte[] plain = packed("a");
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        full.write(plain, 0, 3);
        full.write(2 | 4 | 8 | 16);
        full.write(plain, 4, 6);
        full.writeBytes(new byte[] {3, 0, 1, 2, 3, 'n', 0, 'c', 0, 0, 0});
        full.write(plain, 10, plain.length - 10);
        assertThat(gunzipped(full.toByteArray())).isEqualTo("200\na|[]");
    }

    @Test
    void whatIsNotGzipIsRefused() throws Exception {
        byte[] right = packed("hello");
        for (int end = 0; end < right.length; end++) {
            assertThat(gunzipped(Arrays.copyOf(right, end))).as("cut at " + end).startsWith("400");
        }
        for (int at : new int[] {0, 1, 2, 3, right.length - 8, right.length - 1}) {
            byte[] wrong = right.clone();
            wrong[at] ^= (byte) 0xff;
            assertThat(gunzipped(wrong)).as("wrong at " + at).startsWith("400");
        }
        assertThat(gunzipped(Arrays.copyOf(right, right.length + 1))).startsWith("400");
    }

    @Test
    void itsSizeIsThatOfAllMembers() throws Exception {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            many.writeBytes(packed("x".repeat(500_000)));
        }
        assertThat(gunzipped(many.toByteArray())).startsWith("413");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Encoding: gzip~ | a|[]",
                "Content-Encoding: GZIP~ | a|[]",
                "Content-Encoding: x-gzip~ | a|[]",
                "Content-Encoding: X-Gzip~ | a|[]",
            })
    void gzipHasTwoNames(String codings, String body, String left) throws Exception {
        assertThat(post(codings.replace("~", "\r\n"), packed("a")))
                .isEqualTo("200\n" + body + "|" + left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Encoding: br~Content-Encoding: gzip~ | [br]",
                "Content-Encoding: br, gzip~ | [br]",
                "Content-Encoding: a, b~Content-Encoding: x-gzip~ | [a, b]",
            })
    void theLastOfAListIsRemoved(String codings, String left) throws Exception {
        assertThat(post(codings.replace("~", "\r\n"), packed("a"))).isEqualTo("200\na|" + left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Encoding: gzip~Content-Encoding: br~ | [gzip, br]",
                "Content-Encoding: gzip, br~ | [gzip, br]",
            })
    void whatIsWithinAnotherCodingIsLeft(String codings, String left) throws Exception {
        assertThat(post(codings.replace("~", "\r\n"), "as it is".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("200\nas it is|" + left);
    }
}
