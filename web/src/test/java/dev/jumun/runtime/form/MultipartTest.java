package dev.jumun.runtime.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.HttpException;
import dev.jumun.Upload;
import dev.jumun.exchange.RequestBody;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms in parts (RFC 7578). */
class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=XX";

    /** A body that ends with a failure, each time it is asked, or ends well. */
    private static RequestBody body(String text, @Nullable RuntimeException end) {
        byte[] bytes = text.getBytes(UTF_8);
        return new RequestBody() {
            private int at;

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (at < bytes.length) {
                    int count = Math.min(length, bytes.length - at);
                    System.arraycopy(bytes, at, buffer, offset, count);
                    at += count;
                    return count;
                }
                if (end != null) {
                    throw end;
                }
                return -1;
            }

            @Override
            public byte[] readAll() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static FormData read(String text) {
        return read(text, null);
    }

    private static FormData read(String text, @Nullable RuntimeException end) {
        FormData form = new FormData();
        new Multipart(body(text, end), TYPE, FormLimits.DEFAULT, null).read(form);
        return form;
    }

    private static String part(String disposition, String content) {
        return "--XX\r\nContent-Disposition: form-data; "
                + disposition
                + "\r\n\r\n"
                + content
                + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"한글.txt", "😀.png", "é.txt", "Ω €.pdf", "日本語 (1).docx", "a.txt"})
    void keepsTheNameOfAFile(String name) {
        FormData form = read(part("name=\"file\"; filename=\"" + name + "\"", "x") + "--XX--\r\n");

        Upload upload = (Upload) form.all("file").getFirst();
        assertThat(upload.filename()).isEqualTo(name);
        assertThat(upload.headers().first("Content-Disposition")).contains(name);
        assertThat(upload.bytes()).isEqualTo("x".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"../../x,x", "/etc/passwd,passwd", "..,''", ".,''", "a/..,''", "..a,..a", ".a,.a"})
    void aNameIsNotAPath(String sent, String name) {
        FormData form = read(part("name=\"file\"; filename=\"" + sent + "\"", "x") + "--XX--\r\n");

        assertThat(((Upload) form.all("file").getFirst()).filename()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a\\\"b.txt,a\"b.txt",
                "\\\"a\\\",\"a\"",
                "a%22b.txt,a%22b.txt",
                "a\\b.txt,b.txt",
                "C:\\dir\\,``",
            })
    void aQuoteWithinANameIsWrittenInTwoWays(String sent, String name) {
        FormData form = read(part("name=\"file\"; filename=\"" + sent + "\"", "x") + "--XX--\r\n");

        assertThat(((Upload) form.all("file").getFirst()).filename()).isEqualTo(name);
    }

    @Test
    void aQuoteWithinTheNameOfAField() {
        assertThat(read(part("name=\"a\\\"b\"", "x") + "--XX--\r\n").all("a\"b"))
                .containsExactly("x");
        assertThat(read(part("name=\"a\\b\"", "x") + "--XX--\r\n").all("a\\b"))
                .containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00.txt", "a%0d%0ab", "%1b[2J", "%7f"})
    void aNameHasNoControlCharacters(String encoded) {
        String part = part("name=\"file\"; filename*=UTF-8''" + encoded, "x") + "--XX--\r\n";
        assertThatThrownBy(() -> read(part))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"이름", "😀", "é", "plain"})
    void keepsTheNameOfAField(String name) {
        FormData form = read(part("name=\"" + name + "\"", "커피") + "--XX--\r\n");

        assertThat(form.all(name)).containsExactly("커피");
    }

    @Test
    void keepsTheTypeOfAFile() {
        FormData form =
                read(
                        "--XX\r\n"
                                + "Content-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n"
                                + "Content-Type: text/plain; charset=\"한\"\r\n"
                                + "X-A: 1\r\n"
                                + "x-a: 2\r\n\r\n\r\n"
                                + "--XX--");

        Upload upload = (Upload) form.all("f").getFirst();
        assertThat(upload.contentType()).isEqualTo("text/plain; charset=\"한\"");
        assertThat(upload.headers().all("x-a")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--XX--\r\n", "--XX--", "--XX--\r\nwhat follows"})
    void mayBeEmpty(String body) {
        assertThat(read(body).names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--XX",
                "--X",
                "--XY--\r\n",
                "nothing of the kind",
                "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
                "--XX\r\nContent-Disposition: form-data; name=\"a\u0000\"\r\n\r\nx\r\n--XX--",
                "--XX\r\nContent-Disposition: form-data; name=\"a\u001b\"\r\n\r\nx\r\n--XX--"
            })
    void refusesWhatIsMalformed(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        HttpException.class, error -> assertThat(error.status()).isEqualTo(400));
    }

    /** The engine says 413 or 408, each time it is asked: so does the form. */
    @ParameterizedTest
    @ValueSource(ints = {408, 413})
    void passesOnWhatTheEngineSays(int status) {
        HttpException error = new HttpException(status);
        for (String begun :
                new String[] {
                    "",
                    "--XX\r\nContent-Disp",
                    part("name=\"a\"; filename=\"a\"", "x").stripTrailing(),
                    part("name=\"a\"", "x").stripTrailing(),
                    part("name=\"a\"; filename=\"a\"", "x".repeat(2 << 20)).stripTrailing(),
                    part("name=\"a\"", "x") + "--XX--\r\n"
                }) {
            assertThatThrownBy(() -> read(begun, error)).as(begun).isSameAs(error);
        }
    }
}
