package dev.jumun.tracing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message of Protocol Buffers that is written front to back, in one pass: a message within it is
 * written behind room for its length, and moved if the length needs more room or less.
 */
final class ProtobufOutput {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;
    private static final int MOST_OF_VARINT = 10;
    private static final int MOST_OF_TAG = 5;

    private byte[] bytes;
    private int size;

    /** Makes one with room for some bytes; it grows. */
    ProtobufOutput(int room) {
        bytes = new byte[room];
    }

    /** Drops what was written after a size. */
    void cutTo(int kept) {
        size = kept;
    }

    /** How much room it has. */
    int room() {
        return bytes.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    int size() {
        return size;
    }

    /** Makes room for more bytes. */
    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
        }
    }

    /** Writes a varint; there must be room. */
    private void varint(long value) {
        while ((value & ~0x7FL) != 0) {
            bytes[size++] = (byte) (value | 0x80);
            value >>>= 7;
        }
        bytes[size++] = (byte) value;
    }

    private void tag(int field, int type) {
        varint((long) field << 3 | type);
    }

    /** Writes a number of up to 64 bits, negative ones too, or an enumeration. */
    void number(int field, long value) {
        reserve(MOST_OF_TAG + MOST_OF_VARINT);
        tag(field, VARINT);
        varint(value);
    }

    void truth(int field, boolean value) {
        number(field, value ? 1 : 0);
    }

    void fixed64(int field, long value) {
        reserve(MOST_OF_TAG + Long.BYTES);
        tag(field, FIXED_64);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void fixed32(int field, int value) {
        reserve(MOST_OF_TAG + Integer.BYTES);
        tag(field, FIXED_32);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void real(int field, double value) {
        fixed64(field, Double.doubleToRawLongBits(value));
    }

    void text(int field, String value) {
        raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes: of a text, of an array, or a message that was written before. */
    void raw(int field, byte[] value) {
        reserve(MOST_OF_TAG + MOST_OF_VARINT + value.length);
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** Writes the bytes that hexadecimal digits stand for. */
    void hex(int field, String digits) {
        int length = digits.length() / 2;
        reserve(MOST_OF_TAG + MOST_OF_VARINT + length);
        tag(field, LENGTH_DELIMITED);
        varint(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] =
                    (byte) (digit(digits.charAt(2 * i)) << 4 | digit(digits.charAt(2 * i + 1)));
        }
    }

    /** The value of a digit, without a branch: those of ids are random. */
    private static int digit(char c) {
        return (c & 0xF) + (c >>> 6) * 9;
    }

    /** Returns what was written from a position on. */
    byte[] from(int position) {
        return Arrays.copyOfRange(bytes, position, size);
    }

    /** Writes what precedes a message of a known length. */
    void head(int field, int length) {
        reserve(MOST_OF_TAG + MOST_OF_VARINT);
        tag(field, LENGTH_DELIMITED);
        varint(length);
    }

    /** Writes what another has. */
    void append(ProtobufOutput other) {
        reserve(other.size);
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
    }

    /**
     * Begins a message within this one.
     *
     * @param room how many bytes its length is likely to need
     * @return what {@link #end} needs
     */
    int begin(int field, int room) {
        reserve(MOST_OF_TAG + room);
        tag(field, LENGTH_DELIMITED);
        size += room;
        return size;
    }

    /** Ends the message that began last; returns where what is in it begins. */
    int end(int begin, int room) {
        int length = size - begin;
        int needed = (38 - Integer.numberOfLeadingZeros(length | 1)) / 7;
        if (needed != room) {
            reserve(needed);
            System.arraycopy(bytes, begin, bytes, begin - room + needed, length);
        }
        size = begin - room;
        varint(length);
        int moved = size;
        size += length;
        return moved;
    }
}
