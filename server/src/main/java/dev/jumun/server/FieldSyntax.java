package dev.jumun.server;

/** The characters of names and values of fields (RFC 9110, section 5). */
final class FieldSyntax {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '!'; c < 0x7f; c++) {
            TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    private FieldSyntax() {}

    /** Whether a character may be in a token: a name, or a method (section 5.6.2). */
    static boolean isToken(char c) {
        return c < TOKEN.length && TOKEN[c];
    }

    /** Whether a value has no control characters, and no blanks around it (section 5.5). */
    static boolean isValue(CharSequence value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return length == 0 || (!isBlank(value.charAt(0)) && !isBlank(value.charAt(length - 1)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
