package dev.jumun.runtime.engine;

/**
 * What text takes in the JVM: a byte for each character if all are of Latin-1, otherwise two (JEP
 * 254).
 */
public final class TextMemory {
    /** A string without its characters. */
    public static final int OBJECT = 40;

    private TextMemory() {}

    /** What a string takes. */
    public static long of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return OBJECT + 2L * text.length();
            }
        }
        return (long) OBJECT + text.length();
    }

    /**
     * What a string of some bytes takes while it is made, and at most afterwards. Bytes beyond
     * ASCII are decoded into an array for Latin-1, which is replaced by one that is twice as large.
     */
    public static long whileMadeOf(byte[] utf8) {
        for (byte each : utf8) {
            if (each < 0) {
                return OBJECT + 3L * utf8.length;
            }
        }
        return (long) OBJECT + utf8.length;
    }

    /** What the characters of some well-formed UTF-8 take. */
    public static long ofUtf8(byte[] utf8, int from, int to) {
        long characters = 0;
        boolean wide = false;
        for (int i = from; i < to; i++) {
            characters += units(utf8[i]);
            wide |= isWide(utf8[i]);
        }
        return wide ? 2 * characters : characters;
    }

    /** How many chars begin with a byte of UTF-8. */
    public static int units(byte utf8) {
        return (utf8 & 0xc0) == 0x80 ? 0 : (utf8 & 0xf8) == 0xf0 ? 2 : 1;
    }

    /** Whether a character that isn't of Latin-1 begins with a byte of UTF-8. */
    public static boolean isWide(byte utf8) {
        return (utf8 & 0xff) >= 0xc4;
    }

    /** How many bytes a part of a text has in UTF-8; half of a surrogate pair has two. */
    public static long utf8Length(String text, int from, int to) {
        long length = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}
