package dev.jumun.runtime.document;

/** The id of an operation that declares none. */
final class OperationId {
    private OperationId() {}

    /** Of a function's name, the path and the method. */
    static String of(String name, String path, String method) {
        return words(name + path) + "_" + method;
    }

    /** Without a pattern: every operation has an id. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isOfWord(c)) {
                words.append(c);
            } else {
                words.append('_');
                i += Character.charCount(text.codePointAt(i)) - 1;
            }
        }
        return words.toString();
    }

    private static boolean isOfWord(char c) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9');
    }
}
