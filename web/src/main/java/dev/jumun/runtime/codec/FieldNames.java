package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.sym.BinaryNameMatcher;
import tools.jackson.core.sym.PropertyNameMatcher;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The names of a type's fields, in the order of their declaration, made ready to be met. */
final class FieldNames {
    /** What is reported at the object's end. */
    static final int END = PropertyNameMatcher.MATCH_END_OBJECT;

    /** What is reported for a field that the type does not declare. */
    static final int UNKNOWN = PropertyNameMatcher.MATCH_UNKNOWN_NAME;

    private final List<String> names;
    private final PropertyNameMatcher matcher;

    private final @Nullable Name[] plain;

    private FieldNames(List<String> names) {
        this.names = names;
        this.plain = new Name[names.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = Name.of(names.get(i));
        }
        this.matcher = BinaryNameMatcher.construct(names);
    }

    /** Makes names ready. */
    static FieldNames of(String... names) {
        return new FieldNames(List.of(names));
    }

    /** Returns the names. */
    List<String> list() {
        return names;
    }

    PropertyNameMatcher matcher() {
        return matcher;
    }

    /** Returns a name as it is in most documents, or null if it isn't so plain. */
    @Nullable Name at(int index) {
        return index >= 0 && index < plain.length ? plain[index] : null;
    }

    /**
     * A name with the quotation mark and the colon after it, to be compared eight bytes at a time.
     *
     * @param words the bytes, in as many words as it takes, and zeros
     * @param mask which bytes of the last word count
     * @param room how many bytes there must be from the end of what came before, so that it can be
     *     looked for: comma, space and quotation mark, the words, a space and one byte of a value
     */
    @SuppressWarnings("ArrayRecordComponent") // they are not compared
    record Name(String text, int length, long[] words, long mask, int room) {
        static @Nullable Name of(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < ' ' || c == '"' || c == '\\') {
                    return null; // there are escapes in it
                }
            }
            byte[] bytes = (text + "\":").getBytes(StandardCharsets.UTF_8);
            byte[] padded = Arrays.copyOf(bytes, (bytes.length + 7) & ~7);
            long[] words = new long[padded.length / Long.BYTES];
            for (int i = 0; i < words.length; i++) {
                words[i] = PlainText.word(padded, i * Long.BYTES);
            }
            return new Name(
                    text,
                    bytes.length,
                    words,
                    -1L >>> (8 * (padded.length - bytes.length)),
                    3 + Math.max(padded.length, bytes.length + 2));
        }

        boolean isAt(byte[] json, int at) {
            int last = words.length - 1;
            for (int i = 0; i < last; i++) {
                if (PlainText.word(json, at + i * Long.BYTES) != words[i]) {
                    return false;
                }
            }
            return (PlainText.word(json, at + last * Long.BYTES) & mask) == words[last];
        }
    }
}
