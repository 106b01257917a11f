package dev.jumun.runtime.engine;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding (RFC 3986, section 2.1). Bytes that aren't valid UTF-8 become U+FFFD. Malformed
 * escapes are left unchanged.
 */
public final class PercentCodec {
    private PercentCodec() {}

    /** Decodes a path. */
    public static String path(String text) {
        return text.indexOf('%') < 0 ? text : decode(text, false);
    }

    /**
     * Returns the rest of a raw path after a prefix, still raw. It is null if the path doesn't
     * begin with the prefix.
     *
     * @param prefix the prefix, decoded
     */
    public static @Nullable String behind(String raw, String prefix) {
        byte[] from = raw.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        for (byte wanted : prefix.getBytes(StandardCharsets.UTF_8)) {
            if (at == from.length) {
                return null;
            }
            int code = code(from, at);
            if ((code < 0 ? from[at] : (byte) code) != wanted) {
                return null;
            }
            at += code < 0 ? 1 : 3;
        }
        return new String(from, at, from.length - at, StandardCharsets.UTF_8);
    }

    /** The byte of the escape at an index; -1 if there is no valid escape. */
    private static int code(byte[] raw, int at) {
        if (raw[at] != '%' || at + 2 >= raw.length) {
            return -1;
        }
        int high = Character.digit(raw[at + 1], 16);
        int low = Character.digit(raw[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Decodes a name or value of a query. A plus sign is a space. */
    public static String query(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : decode(text, true);
    }

    private static String decode(String text, boolean plusIsBlank) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            int code = code(raw, i);
            if (code >= 0) {
                bytes[length++] = (byte) code;
                i += 2;
                continue;
            }
            int c = raw[i];
            bytes[length++] = (byte) (plusIsBlank && c == '+' ? ' ' : c);
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
