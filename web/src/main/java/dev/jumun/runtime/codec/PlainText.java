package dev.jumun.runtime.codec;

import dev.jumun.runtime.engine.TextMemory;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the texts of a document that have no escape by number: eight bytes are looked at together,
 * and text in ASCII is copied once. Belongs to one thread.
 */
final class PlainText {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = ONES << 7;

    /** Text beyond ASCII is decoded into an array for Latin-1, and then into one twice as large. */
    private static final int DECODING = 3;

    /** What counts the texts of a large document. */
    private @Nullable ValueMemory memory;

    private byte[] unescaped = {};
    private int end;

    /** Counts every text before it is made. */
    void count(ValueMemory values) {
        memory = values;
    }

    /** Returns the place behind the text that was read last. */
    int end() {
        return end;
    }

    /** Reads eight bytes, the first in the lowest place. */
    static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /**
     * Reads a text up to its quotation mark, which {@link #end} is behind of then.
     *
     * @param start where it begins, after its first quotation mark
     * @param limit where the document ends
     * @return null if a character in it is escaped by its number, or anything is wrong with it
     */
    @Nullable String read(byte[] json, int start, int limit) {
        int run = start; // where the bytes begin that were not copied yet
        int copied = 0;
        boolean ascii = true;
        int at = endOfRun(json, start, limit);
        while (at < limit && json[at] != '"') {
            byte special = json[at];
            if (special < 0) {
                ascii = false;
                at = endOfRun(json, at + 1, limit);
                continue;
            }
            byte meant = special == '\\' && at + 1 < limit ? escaped(json[at + 1]) : 0;
            if (meant == 0) {
                return null;
            }
            copied = copy(json, run, at, copied);
            unescaped[copied++] = meant;
            run = at + 2;
            at = endOfRun(json, run, limit);
        }
        if (at >= limit) {
            return null;
        }
        String plain;
        if (run == start) {
            plain = string(json, start, at - start, ascii);
        } else {
            int length = copy(json, run, at, copied); // this may change the array
            plain = string(unescaped, 0, length, ascii);
        }
        if (!ascii && plain.indexOf('\uFFFD') >= 0) {
            return null; // it may represent bytes that are not UTF-8
        }
        end = at + 1;
        return plain;
    }

    @SuppressWarnings("deprecation") // it is the shortest way, and right for ASCII
    private String string(byte[] bytes, int start, int length, boolean ascii) {
        if (memory != null) {
            memory.made(ascii ? length : TextMemory.ofUtf8(bytes, start, start + length));
            memory.passing(ascii ? 0 : DECODING * (long) length);
        }
        return ascii
                ? new String(bytes, 0, start, length)
                : new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    /** Copies a run of text, and leaves place for one byte more. */
    private int copy(byte[] json, int from, int to, int copied) {
        int length = copied + to - from;
        if (length >= unescaped.length) {
            if (memory != null) {
                memory.passing(unescaped.length + 2L * length);
            }
            unescaped = Arrays.copyOf(unescaped, 2 * length + 64);
        }
        System.arraycopy(json, from, unescaped, copied, to - from);
        return length;
    }

    /** Returns the character that a letter after a backslash represents, or zero. */
    private static byte escaped(byte letter) {
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> 0;
        };
    }

    /** Finds the first byte that is a quotation mark, an escape, a control or not ASCII. */
    private static int endOfRun(byte[] json, int from, int limit) {
        int at = from;
        for (int last = limit - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = word(json, at);
            long quote = word ^ (ONES * '"');
            long escape = word ^ (ONES * '\\');
            // Each term marks the high bit of its bytes; the lowest mark is never a false one.
            long marks =
                    (((quote - ONES) & ~quote)
                                    | ((escape - ONES) & ~escape)
                                    | ((word - ONES * ' ') & ~word)
                                    | word)
                            & HIGHS;
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        while (at < limit && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
            at++;
        }
        return at;
    }
}
