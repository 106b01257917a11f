package dev.jumun.jdbc.idempotency;

import dev.jumun.Headers;
import dev.jumun.HttpException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** The key of a request: a text in quotation marks (RFC 9651, section 3.3.3), or without. */
final class KeyText {
    static final String FIELD = "Idempotency-Key";

    private static final int LONGEST = 255;
    private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"");
    private static final Pattern BARE = Pattern.compile("[!#-~]+");

    private KeyText() {}

    /**
     * Returns the key of a request; null if the field is missing.
     *
     * @throws HttpException 400 if it is malformed
     */
    static @Nullable String of(Headers headers) {
        List<String> fields = headers.all(FIELD);
        if (fields.isEmpty()) {
            return null;
        }
        String key = fields.size() == 1 ? parse(fields.getFirst().strip()) : null;
        if (key == null || key.isEmpty() || key.length() > LONGEST) {
            throw new HttpException(
                    400,
                    "The header field %s must have one key of 1 to %d characters in ASCII."
                            .formatted(FIELD, LONGEST));
        }
        return key;
    }

    private static @Nullable String parse(String field) {
        if (field.length() > 2 * LONGEST + 2) {
            return null;
        }
        var quoted = QUOTED.matcher(field);
        if (quoted.matches()) {
            return quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        return BARE.matcher(field).matches() ? field : null;
    }
}
