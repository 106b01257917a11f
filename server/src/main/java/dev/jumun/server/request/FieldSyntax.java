package dev.jumun.server.request;

import dev.jumun.runtime.engine.HttpToken;

import io.netty.util.AsciiString;

/** The characters of names and values of fields (RFC 9110, section 5). */
public final class FieldSyntax {
    private FieldSyntax() {}

    /** Whether a name is a token without capitals, as all are in HTTP/2 (RFC 9113, section 8.2). */
    public static boolean isLowerCaseToken(CharSequence name) {
        AsciiString text = AsciiString.of(name);
        byte[] bytes = text.array();
        int end = text.arrayOffset() + text.length();
        for (int i = text.arrayOffset(); i < end; i++) {
            if (!isLowerCaseTokenByte(bytes[i])) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isLowerCaseTokenByte(byte b) {
        return HttpToken.mayContain(b) && (b < 'A' || b > 'Z');
    }

    /** Whether a value has no control characters, and no blanks around it (section 5.5). */
    public static boolean isValue(CharSequence value) {
        AsciiString text = AsciiString.of(value);
        byte[] bytes = text.array();
        int begin = text.arrayOffset();
        int end = begin + text.length();
        for (int i = begin; i < end; i++) {
            if (!isValueByte(bytes[i])) {
                return false;
            }
        }
        return begin == end || (!isBlank(bytes[begin]) && !isBlank(bytes[end - 1]));
    }

    private static boolean isValueByte(byte b) {
        return (b >= ' ' && b != 0x7f) || b == '\t' || b < 0; // from 0x80 on: section 5.5
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }
}
