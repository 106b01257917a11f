package dev.jumun.exchange;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding (RFC 3986, section 2.1); what is no UTF-8 becomes U+FFFD, and what is no code
 * stays as it is.
 */
public final class PercentCodec {
    private PercentCodec() {}

    /** Decodes a path. */
    public static String path(String text) {
        return text.indexOf('%') < 0 ? text : decode(text, false);
    }

    /** Decodes a name or value of a query: a plus is a blank. */
    public static String query(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : decode(text, true);
    }

    private static String decode(String text, boolean plusIsBlank) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            int c = raw[i];
            if (c == '%' && i + 2 < raw.length) {
                int high = Character.digit(raw[i + 1], 16);
                int low = Character.digit(raw[i + 2], 16);
                if (high >= 0 && low >= 0) {
                    bytes[length++] = (byte) (high * 16 + low);
                    i += 2;
                    continue;
                }
            }
            bytes[length++] = (byte) (plusIsBlank && c == '+' ? ' ' : c);
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
