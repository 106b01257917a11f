package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Which bytes are the characters of a JSON document (RFC 3629, section 4). */
class JsonTextTest {
    private static final int[] EDGES = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};

    private static boolean isDecoded(CharsetDecoder decoder, byte[] bytes) {
        try {
            decoder.reset().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** All beginnings of two bytes, with all kinds of bytes after them, against the JDK. */
    @Test
    void takesWhatTheStrictDecoderTakes() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        for (int start = 0; start < 0x10000; start++) {
            for (int third : EDGES) {
                for (int fourth : EDGES) {
                    byte[] bytes = {(byte) (start >> 8), (byte) start, (byte) third, (byte) fourth};
                    if (JsonText.firstIllFormed(bytes) < 0 != isDecoded(decoder, bytes)) {
                        throw new AssertionError(Arrays.toString(bytes));
                    }
                }
            }
        }
    }

    /** Wherever it is, and whatever is around it. */
    @Test
    void findsTheFirstByteThatIsWrong() {
        Random random = new Random(24);
        for (int i = 0; i < 20_000; i++) {
            String text = (random.nextBoolean() ? "a" : "é€😀").repeat(random.nextInt(30));
            byte[] right = text.getBytes(StandardCharsets.UTF_8);
            byte[] wrong = Arrays.copyOf(right, right.length + 1 + random.nextInt(60));
            Arrays.fill(wrong, right.length, wrong.length, (byte) 'x');
            assertThat(JsonText.firstIllFormed(wrong)).isEqualTo(-1);
            wrong[right.length] = (byte) (random.nextBoolean() ? 0xff : 0xc3);
            assertThat(JsonText.firstIllFormed(wrong)).isEqualTo(right.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-8"})
    void knowsTheEncodingAsPythonDoes(String name) throws Exception {
        for (String text : new String[] {"{\"é\": \"😀\"}", "[]", "\"é\"", "7"}) {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            for (String mark : new String[] {"", "\uFEFF"}) {
                byte[] sent = (mark + text).getBytes(Charset.forName(name));
                if (!mark.isEmpty() || sent.length != 4 || !name.startsWith("UTF-32")) {
                    assertThat(JsonText.utf8(sent)).as(name + text).isEqualTo(plain);
                }
            }
        }
    }

    @Test
    void halvesOfPairsAreNoCharactersInAnyEncoding() {
        byte[] utf16 = {'[', 0, '"', 0, 0x00, (byte) 0xd8, '"', 0, ']', 0};
        assertThatThrownBy(() -> JsonText.utf8(utf16)).isInstanceOf(CharacterCodingException.class);
        byte[] odd = {'[', 0, ']', 0, 0};
        assertThatThrownBy(() -> JsonText.utf8(odd)).isInstanceOf(CharacterCodingException.class);
    }
}
