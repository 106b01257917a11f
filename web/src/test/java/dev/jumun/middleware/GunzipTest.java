package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.HttpException;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

class GunzipTest {
    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] packed(String text) {
        return packed(text.getBytes(UTF_8));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static RecordedExchange sent(byte[] body) {
        return RecordedExchange.of("POST", "/").with("content-encoding", "gzip").with(body);
    }

    private static byte[] unpacked(RecordedExchange exchange) {
        List<byte[]> bodies = new ArrayList<>();
        new Gunzip(1_000_000).handle(exchange, inner -> bodies.add(inner.body().readAll()));
        return bodies.getFirst();
    }

    private static String text(byte[] body) {
        return new String(unpacked(sent(body)), UTF_8);
    }

    private static void assertRefused(byte[] body) {
        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(() -> unpacked(sent(body)))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void aBodyIsUnpacked() {
        assertThat(text(packed("hello"))).isEqualTo("hello");
        assertThat(text(packed(""))).isEmpty();
    }

    @Test
    void membersFollowEachOther() {
        assertThat(text(joined(packed("a"), packed(""), packed("b")))).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8191, 8192, 8193})
    void aBodyMayComeInPieces(int size) {
        byte[] bytes = new byte[40_000];
        new Random(1).nextBytes(bytes);
        byte[] body = joined(packed(bytes), packed("end"));

        assertThat(unpacked(sent(body).inPiecesOf(size)))
                .isEqualTo(joined(bytes, "end".getBytes(UTF_8)));
    }

    /**
     * The header with fields that may be there (RFC 1952, section 2.3), and the data of a member.
     */
    private static byte[] withHeader(int flags, byte... optional) {
        byte[] plain = packed("hello");
        byte[] header = Arrays.copyOf(plain, 10);
        header[3] = (byte) flags;
        return joined(header, optional, Arrays.copyOfRange(plain, 10, plain.length));
    }

    @Test
    void optionalPartsOfAHeaderAreSkipped() {
        byte[] extra = new byte[2 + 0x0102];
        extra[0] = 2;
        extra[1] = 1;
        assertThat(text(withHeader(4, extra))).isEqualTo("hello");
        assertThat(text(withHeader(8, (byte) 'n', (byte) 0))).isEqualTo("hello");
        assertThat(text(withHeader(16, (byte) 'c', (byte) 'c', (byte) 0))).isEqualTo("hello");
        assertThat(text(withHeader(2, (byte) 1, (byte) 2))).isEqualTo("hello");
        assertThat(text(withHeader(31, new byte[] {1, 0, 9, 'n', 0, 'c', 0, 1, 2})))
                .isEqualTo("hello");
        assertThat(text(withHeader(1))).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x40, 0x80})
    void reservedFlagsAreRefused(int flag) {
        assertRefused(withHeader(flag));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anotherFormatIsRefused(int index) {
        byte[] body = packed("hello");
        body[index]++;

        assertRefused(body);
    }

    @Test
    void aBodyThatIsCutOffIsRefused() {
        byte[] body = packed("hello");

        for (int length = 0; length < body.length; length++) {
            assertRefused(Arrays.copyOf(body, length));
        }
    }

    @Test
    void aWrongSumOrSizeIsRefused() {
        int length = packed("hello").length;

        for (int i = length - 8; i < length; i++) {
            byte[] body = packed("hello");
            body[i] ^= 1;
            assertRefused(body);
        }
    }

    @Test
    void whatFollowsTheLastMemberIsRefused() {
        assertRefused(joined(packed("hello"), new byte[] {0}));
        assertRefused(joined(packed("hello"), "{}".getBytes(UTF_8)));
    }

    @Test
    void dataThatIsNotDeflatedIsRefused() {
        byte[] body = packed("hello");
        body[10] = 0x07;

        assertRefused(body);
    }

    @Test
    void aBodyHasALimit() {
        Gunzip five = new Gunzip(5);
        List<byte[]> bodies = new ArrayList<>();
        five.handle(sent(packed("hello")), inner -> bodies.add(inner.body().readAll()));

        assertThat(bodies.getFirst()).hasSize(5);
        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(
                        () -> five.handle(sent(packed("hello!")), inner -> inner.body().readAll()))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(413));
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, ''",
        "X-GZIP, ''",
        "'br, gzip', br",
        "'a, b, gzip', 'a, b'",
        "'gzip,, ', ''",
    })
    void theLastCodingIsRemoved(String codings, String left) {
        RecordedExchange exchange =
                RecordedExchange.of("POST", "/")
                        .with("content-encoding", codings)
                        .with("content-length", "9")
                        .with("accept", "*/*")
                        .with(packed("hello"));
        List<Exchange> handled = new ArrayList<>();
        new Gunzip(100).handle(exchange, handled::add);
        Exchange inner = handled.getFirst();

        assertThat(inner.head().headers().all("content-encoding"))
                .isEqualTo(left.isEmpty() ? List.of() : List.of(left));
        assertThat(inner.head().headers().first("content-length")).isNull();
        assertThat(inner.head().headers().first("accept")).isEqualTo("*/*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "'gzip, br'", "", "identity"})
    void anotherCodingIsLeftToHandlers(String coding) {
        RecordedExchange exchange =
                RecordedExchange.of("POST", "/").with("content-encoding", coding);
        List<Exchange> handled = new ArrayList<>();
        new Gunzip(100).handle(exchange, handled::add);

        assertThat(handled).containsExactly(exchange);
    }

    @Test
    void severalFieldsAreOneList() {
        RecordedExchange exchange =
                RecordedExchange.of("POST", "/")
                        .with("content-encoding", "br")
                        .with("content-encoding", "gzip")
                        .with(packed("hello"));
        List<Exchange> handled = new ArrayList<>();
        new Gunzip(100).handle(exchange, handled::add);

        assertThat(handled.getFirst().head().headers().all("content-encoding"))
                .containsExactly("br");
    }
}
