package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON, compact and in UTF-8, to one growing buffer. Only what must be escaped is (RFC 8259,
 * section 7). Belongs to one thread.
 */
public final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** As deep as bodies are read; a value that holds itself would never end. */
    private static final int DEEPEST = 1_000;

    private byte[] buffer;
    private int size;
    private int depth;

    /** Makes an empty writer. */
    public JsonWriter() {
        this(512);
    }

    /** Creates an empty writer with room for this number of bytes. */
    public JsonWriter(int capacity) {
        buffer = new byte[capacity];
    }

    /** Returns the bytes; those from {@link #size} on mean nothing. */
    public byte[] buffer() {
        return buffer;
    }

    /** Returns how many bytes were written. */
    public int size() {
        return size;
    }

    /** Returns a copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    /** Forgets what was written. */
    public void clear() {
        size = 0;
        depth = 0;
    }

    /** Counts a level of a value whose depth no type bounds. */
    JsonWriter deeper() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "A value of the response is nested deeper than "
                            + DEEPEST
                            + " levels. Does a map or list in it contain itself?");
        }
        return this;
    }

    /** Ends a level. */
    void higher() {
        depth--;
    }

    /** Ends a line: for formats in which every line is a value. */
    public JsonWriter endLine() {
        return put('\n');
    }

    /**
     * Writes a value with a codec.
     *
     * @throws IllegalStateException if there is null where the type doesn't allow it: with its
     *     place in the response
     */
    public <T extends @Nullable Object> JsonWriter value(T value, Codec<T> codec) {
        try {
            codec.encode(value, this);
            return this;
        } catch (NullPointerException e) {
            String place = WrittenPlace.ofNull(this, e);
            if (place == null) {
                throw e; // of a method of the user's, whose value is computed
            }
            throw new IllegalStateException(
                    "There is null at "
                            + place
                            + ", whose type does not allow it. Give it a value there, or declare"
                            + " it as @Nullable.",
                    e);
        }
    }

    /** Begins an object. */
    public JsonWriter beginObject() {
        return put('{');
    }

    /** Ends an object. */
    public JsonWriter endObject() {
        return put('}');
    }

    /** Begins an array. */
    public JsonWriter beginArray() {
        return put('[');
    }

    /** Ends an array. */
    public JsonWriter endArray() {
        return put(']');
    }

    /** Begins an item of an array: a comma, unless it is the first. */
    public JsonWriter item() {
        return buffer[size - 1] == '[' ? this : put(',');
    }

    /** Writes the name of a member; its value follows. */
    public JsonWriter name(String name) {
        if (!isAtFirstMember()) {
            put(',');
        }
        return string(name).put(':');
    }

    /** Returns what {@link #member} writes: the name of a member, as JSON, and the colon. */
    public static byte[] encodedName(String name) {
        return new JsonWriter(name.length() * 3 + 3).string(name).put(':').toBytes();
    }

    /** Writes again what is between two places. */
    public JsonWriter again(int from, int to) {
        int length = to - from;
        reserve(length);
        System.arraycopy(buffer, from, buffer, size, length);
        size += length;
        return this;
    }

    /** Writes again the name of a member, with its colon, that is between two places. */
    public JsonWriter memberAgain(int from, int to) {
        return isAtFirstMember() ? again(from, to) : put(',').again(from, to);
    }

    /** Returns whether an object has just begun, so that no comma is needed. */
    public boolean isAtFirstMember() {
        return buffer[size - 1] == '{';
    }

    /** Writes the name of a member that was encoded before; its value follows. */
    public JsonWriter member(byte[] encodedName) {
        reserve(encodedName.length + 1);
        if (buffer[size - 1] != '{') {
            buffer[size++] = ',';
        }
        System.arraycopy(encodedName, 0, buffer, size, encodedName.length);
        size += encodedName.length;
        return this;
    }

    /** Writes a member whose name was encoded before. */
    @SuppressWarnings("unchecked") // the generated code knows it; javac infers no type for it
    public void member(byte[] encodedName, Codec<?> codec, Object value) {
        ((Codec<Object>) codec).encode(value, member(encodedName));
    }

    /** Writes the name of a member of a record of several; its value follows. */
    public JsonWriter member(SharedCodec<?> of, int member) {
        return member(of.names().get(member));
    }

    /** Writes a member of a record of several. */
    @SuppressWarnings("unchecked") // the generated code knows it; javac infers no type for it
    public void member(SharedCodec<?> of, int member, Codec<?> codec, Object value) {
        ((Codec<Object>) codec).encode(value, member(of.names().get(member)));
    }

    /** Writes a string. */
    public JsonWriter string(String text) {
        int length = text.length();
        reserve(length * 3 + 2);
        byte[] to = buffer;
        int at = size;
        to[at++] = '"';
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x80) {
                break;
            }
            to[at++] = (byte) c;
            i++;
        }
        size = at;
        if (i < length) {
            special(text, i);
        }
        return put('"');
    }

    /** Writes an integer. */
    public JsonWriter number(long value) {
        if (value == Long.MIN_VALUE) {
            return ascii(Long.toString(value)); // it has no positive
        }
        reserve(Digits.MOST);
        size = Digits.whole(value, buffer, size);
        return this;
    }

    /** Writes a number; one that JSON does not have becomes null. */
    public JsonWriter number(double value) {
        return Digits.isShort(value)
                ? decimal(Digits.unscaled(value), Digits.SHORT_PLACES)
                : ascii(NumberText.of(value));
    }

    /**
     * Writes a decimal: an integer, of whose digits the last ones are places. Zeros at its end are
     * left out, but for one.
     */
    public JsonWriter decimal(long unscaled, int places) {
        reserve(Digits.MOST + places + 2);
        size = Digits.decimal(unscaled, places, buffer, size);
        return this;
    }

    /** Writes an integer. */
    public JsonWriter number(BigInteger value) {
        return ascii(value.toString());
    }

    /** Writes a number, with all its digits. */
    public JsonWriter number(BigDecimal value) {
        return ascii(value.toString());
    }

    /** Writes true or false. */
    public JsonWriter bool(boolean value) {
        return ascii(value ? "true" : "false");
    }

    /** Writes null. */
    public JsonWriter nullValue() {
        return ascii("null");
    }

    /**
     * Writes a value by its class: null, strings, numbers, booleans, lists, maps, and everything
     * that {@link Codecs} has a codec for.
     *
     * @throws IllegalArgumentException if the class cannot be written
     */
    public JsonWriter any(@Nullable Object value) {
        AnyValue.write(value, this);
        return this;
    }

    private void special(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            reserve(8);
            if (c == '"' || c == '\\') {
                buffer[size++] = '\\';
                buffer[size++] = (byte) c;
            } else if (c < ' ') {
                control(c);
            } else if (c < 0x80) {
                buffer[size++] = (byte) c;
            } else if (c < 0x800) {
                buffer[size++] = (byte) (0xc0 | (c >> 6));
                buffer[size++] = (byte) (0x80 | (c & 0x3f));
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                buffer[size++] = (byte) (0xf0 | (point >> 18));
                buffer[size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
                buffer[size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
                buffer[size++] = (byte) (0x80 | (point & 0x3f));
            } else if (Character.isSurrogate(c)) {
                unicode(c); // half a pair has no UTF-8
            } else {
                buffer[size++] = (byte) (0xe0 | (c >> 12));
                buffer[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                buffer[size++] = (byte) (0x80 | (c & 0x3f));
            }
        }
    }

    private void control(char c) {
        switch (c) {
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            default -> unicode(c);
        }
    }

    private void escape(char letter) {
        buffer[size++] = '\\';
        buffer[size++] = (byte) letter;
    }

    private void unicode(char c) {
        buffer[size++] = '\\';
        buffer[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            buffer[size++] = HEX[(c >> shift) & 0xf];
        }
    }

    private JsonWriter ascii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            buffer[size + i] = (byte) text.charAt(i);
        }
        size += length;
        return this;
    }

    private JsonWriter put(char c) {
        reserve(1);
        buffer[size++] = (byte) c;
        return this;
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
