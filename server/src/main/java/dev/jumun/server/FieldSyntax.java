package dev.jumun.server;

import io.netty.util.AsciiString;
import io.netty.util.ByteProcessor;

/** The characters of names and values of fields (RFC 9110, section 5). */
final class FieldSyntax {
    /** What may be in a token: a name, or a method (section 5.6.2). */
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '!'; c < 0x7f; c++) {
            TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    private FieldSyntax() {}

    /** Whether a name is a token without capitals, as all are in HTTP/2 (RFC 9113, section 8.2). */
    static boolean isLowerCaseToken(CharSequence name) {
        return !name.isEmpty() && hasOnly(name, FieldSyntax::isLowerCaseTokenByte);
    }

    private static boolean isLowerCaseTokenByte(byte b) {
        return b >= 0 && TOKEN[b] && (b < 'A' || b > 'Z');
    }

    /** Whether a value has no control characters, and no blanks around it (section 5.5). */
    static boolean isValue(CharSequence value) {
        int length = value.length();
        if (!hasOnly(value, FieldSyntax::isValueByte)) {
            return false;
        }
        return length == 0 || (!isBlank(value.charAt(0)) && !isBlank(value.charAt(length - 1)));
    }

    private static boolean isValueByte(byte b) {
        return (b >= ' ' && b != 0x7f) || b == '\t' || b < 0; // from 0x80 on: section 5.5
    }

    /** Netty's decoder of fields makes these texts of bytes, where no call for each is needed. */
    private static boolean hasOnly(CharSequence text, ByteProcessor allowed) {
        try {
            return AsciiString.of(text).forEachByte(allowed) < 0;
        } catch (Exception e) {
            throw new IllegalStateException(e); // the processors throw none
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
