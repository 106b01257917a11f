package dev.jumun.runtime.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.HttpException;
import dev.jumun.exchange.RequestBody;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.LimitedMemory;
import dev.jumun.runtime.engine.TextMemory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a form takes in memory is counted before it is held: parts while they arrive, names,
 * headers.
 */
class FormMemoryTest {
    private static final String TYPE = "multipart/form-data; boundary=XX";
    private static final String LONG = "n".repeat(7_900);

    private final LimitedMemory memory = new LimitedMemory();

    /** A client that sends some bytes, and then nothing more, unless they end the form. */
    private static RequestBody stalling(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new RequestBody() {
            private int at;

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (at == bytes.length && text.endsWith("--XX--\r\n")) {
                    return -1;
                }
                if (at == bytes.length) {
                    throw new IllegalStateException("stalled");
                }
                int count = Math.min(length, bytes.length - at);
                System.arraycopy(bytes, at, buffer, offset, count);
                at += count;
                return count;
            }

            @Override
            public byte[] readAll() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private void read(String text) {
        try (FormData form = new FormData()) {
            new Multipart(stalling(text), TYPE, FormLimits.DEFAULT, memory).read(form);
        }
    }

    private static String part(String disposition, String content) {
        return "--XX\r\nContent-Disposition: form-data; "
                + disposition
                + "\r\n\r\n"
                + content
                + "\r\n";
    }

    @Test
    void aFieldCountsWhileItArrives() {
        String open = part("name=a", "x".repeat(300_000));

        assertThatThrownBy(() -> read(open)).hasMessage("stalled");

        long pieces = 2L * 36 * 8192; // those that are complete, and the whole they will become
        assertThat(memory.taken()).isEqualTo(FormData.ENTRY + TextMemory.of("a") + pieces);
    }

    @Test
    void aFileCountsWhileItArrives() {
        String open = part("name=a; filename=b", "x".repeat(300_000));

        assertThatThrownBy(() -> read(open)).hasMessage("stalled");

        assertThat(memory.taken()).isBetween(2 * 36 * 8192L, 2 * 36 * 8192L + 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=a", "name=a; filename=b"})
    void onePartThatNeedsAllIsRefused(String disposition) {
        String open = part(disposition, "x".repeat(600_000));

        assertThatThrownBy(() -> read(open)).isInstanceOf(HttpException.class);
    }

    @Test
    void headersOfFilesCount() {
        String file = part("name=a; filename=b\r\nX-A: " + LONG, "");

        read(file.repeat(50) + "--XX--\r\n");

        assertThat(memory.taken()).isBetween(50 * 7_900L, 50 * 7_900L + 50_000);
        assertThatThrownBy(() -> read(file.repeat(200))).isInstanceOf(HttpException.class);
    }

    @Test
    void shortHeadersCountAsObjects() {
        String file = part("name=a; filename=b" + "\r\na:".repeat(1_900), "");

        assertThatThrownBy(() -> read(file.repeat(10))).isInstanceOf(HttpException.class);
    }

    @Test
    void namesOfFieldsCount() {
        String field = part("name=" + LONG, "");

        read(field.repeat(50) + "--XX--\r\n");

        assertThat(memory.taken()).isBetween(50 * 7_900L, 50 * 7_900L + 50_000);
        assertThatThrownBy(() -> read(field.repeat(200))).isInstanceOf(HttpException.class);
    }

    @Test
    void textBeyondLatinCountsTwiceItsLength() {
        read(part("name=a", "가".repeat(10_000)) + "--XX--\r\n");
        long one = memory.taken();
        read(part("name=a", "가".repeat(10_000)).repeat(2) + "--XX--\r\n");

        long second = FormData.ENTRY + TextMemory.of("a") + TextMemory.OBJECT + 20_000L;
        assertThat(memory.taken() - one).isEqualTo(one + second);
    }

    @Test
    void aSmallFormTakesNone() {
        read(part("name=a", "x".repeat(BodyMemory.SMALL - 200)) + "--XX--\r\n");

        assertThat(memory.taken()).isZero();
    }

    private void decode(String body) {
        UrlEncoded.read(body.getBytes(UTF_8), new FormData(), FormLimits.DEFAULT, memory);
    }

    /** The text of the body, and the value. */
    @Test
    void oneCharacterDoublesAForm() {
        decode("a=가" + "x".repeat(100_000));

        long text = TextMemory.OBJECT + 2L * 100_003;
        long name = FormData.ENTRY + TextMemory.OBJECT + 1L;
        long value = FormData.ENTRY + TextMemory.OBJECT + 2L * 100_001;
        assertThat(memory.taken()).isEqualTo(text + name + value);
    }

    @Test
    void escapesAreDecodedByWayOfBytes() {
        decode("a=%41" + "x".repeat(100_000));

        long text = TextMemory.OBJECT + 100_005L;
        long name = FormData.ENTRY + TextMemory.OBJECT + 1L;
        assertThat(memory.taken()).isEqualTo(text + name + 4L * 100_003);
    }

    @Test
    void aFormThatNeedsAllIsRefused() {
        assertThatThrownBy(() -> decode("a=가" + "x".repeat(300_000)))
                .isInstanceOf(HttpException.class);
    }

    @Test
    void aSmallUrlEncodedFormTakesNone() {
        decode("a=가" + "x".repeat(BodyMemory.SMALL - 10));

        assertThat(memory.taken()).isZero();
    }
}
