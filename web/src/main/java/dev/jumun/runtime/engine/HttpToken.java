package dev.jumun.runtime.engine;

/** A token: the name of a field or of a cookie, or a method (RFC 9110, section 5.6.2). */
public final class HttpToken {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '!'; c < 0x7f; c++) {
            TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    private HttpToken() {}

    /** Returns whether a text is a token. */
    public static boolean isToken(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (!mayContain(text.charAt(i))) {
                return false;
            }
        }
        return length > 0;
    }

    /** Returns whether a token may contain a character, or a byte. */
    public static boolean mayContain(int c) {
        return c >= 0 && c < TOKEN.length && TOKEN[c];
    }
}
