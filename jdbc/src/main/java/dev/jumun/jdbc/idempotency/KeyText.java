package dev.jumun.jdbc.idempotency;

import dev.jumun.Headers;
import dev.jumun.HttpException;
import dev.jumun.runtime.engine.NameRule;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** The key of a request: a text in quotation marks (RFC 9651, section 3.3.3), or without. */
final class KeyText {
    static final String FIELD = "Idempotency-Key";

    /** As long as the key of a job may be, which it often becomes. */
    private static final int LONGEST = NameRule.LONGEST;

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
        if (key == null) {
            throw new HttpException(
                    400,
                    "The header field %s must have one key of 1 to %d characters in ASCII, in quotation marks or without blanks."
                            .formatted(FIELD, LONGEST));
        }
        try {
            return NameRule.check(key, "The key in the header field " + FIELD, LONGEST);
        } catch (IllegalArgumentException unfit) {
            throw new HttpException(400, unfit.getMessage());
        }
    }

    private static @Nullable String parse(String field) {
        var quoted = QUOTED.matcher(field);
        if (quoted.matches()) {
            return quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        return BARE.matcher(field).matches() ? field : null;
    }
}
