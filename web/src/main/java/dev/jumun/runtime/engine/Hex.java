package dev.jumun.runtime.engine;

/** Hexadecimal digits. */
final class Hex {
    private Hex() {}

    static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Whether a percent sign begins an escape (RFC 3986, section 2.1). */
    static boolean isCode(String text, int percent) {
        return percent + 2 < text.length()
                && isDigit(text.charAt(percent + 1))
                && isDigit(text.charAt(percent + 2));
    }
}
