package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** The text forms of a UUID: with hyphens, without, in braces, as a URN (RFC 9562, section 4). */
final class UuidText {
    private static final int[] GROUPS = {8, 4, 4, 4, 12};

    private UuidText() {}

    static @Nullable UUID parse(String text, Problems problems) {
        String digits = text;
        int offset = 0;
        if (text.regionMatches(true, 0, "urn:uuid:", 0, 9)) {
            digits = text.substring(9);
            offset = 9;
        } else if (text.startsWith("{") && text.endsWith("}") && text.length() > 1) {
            digits = text.substring(1, text.length() - 1);
            offset = 1;
        }
        String error = check(digits, offset);
        if (error != null) {
            return TextCodec.refuse(
                    problems, "uuid_parsing", "Input should be a valid UUID", error);
        }
        String hex = digits.replace("-", "");
        return new UUID(
                Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    private static @Nullable String check(String digits, int offset) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (Character.digit(c, 16) < 0 || c > 'f') {
                if (c != '-') {
                    return "invalid character: found `" + c + "` at " + (i + offset + 1);
                }
            }
        }
        long count = digits.chars().filter(c -> c == '-').count() + 1;
        if (count != 1 && count != GROUPS.length) {
            return "invalid group count: expected 5, found " + count;
        }
        String[] groups = digits.split("-", -1);
        if (groups.length == 1) {
            return digits.length() == 32
                    ? null
                    : "invalid length: expected length 32 for simple format, found "
                            + digits.length();
        }
        for (int i = 0; i < GROUPS.length; i++) {
            if (groups[i].length() != GROUPS[i]) {
                return "invalid group length in group "
                        + i
                        + ": expected "
                        + GROUPS[i]
                        + ", found "
                        + groups[i].length();
            }
        }
        return null;
    }
}
