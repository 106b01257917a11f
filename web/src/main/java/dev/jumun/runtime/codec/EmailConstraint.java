package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An e-mail address, with the messages of the library that pydantic uses. */
record EmailConstraint() implements Constraint<String> {
    private static final Pattern BAD_IN_NAME = Pattern.compile("[\\s@\"(),:;<>\\[\\]\\\\]");
    private static final Pattern BAD_IN_DOMAIN = Pattern.compile("[^\\p{L}\\p{N}.-]");
    private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");
    private static final Pattern LABEL =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?");

    /** pydantic looks at no longer text. */
    private static final int MAX_INPUT = 2048;

    /** RFC 5321, section 4.5.3.1.3, without the angle brackets. */
    private static final int MAX_ADDRESS = 254;

    /** RFC 1035, section 2.3.4, as text. */
    private static final int MAX_DOMAIN = 253;

    @Override
    public boolean check(String value, Problems problems) {
        String reason = reason(value);
        if (reason == null) {
            return true;
        }
        problems.add(
                "value_error",
                "value is not a valid email address: " + reason,
                Map.of("reason", reason));
        return false;
    }

    private static @Nullable String reason(String value) {
        if (value.length() > MAX_INPUT) {
            return "Length must not exceed " + MAX_INPUT + " characters";
        }
        int at = value.indexOf('@');
        if (at < 0) {
            return "An email address must have an @-sign.";
        }
        String name = value.substring(0, at);
        String domain = value.substring(at + 1);
        if (name.isEmpty()) {
            return "There must be something before the @-sign.";
        }
        if (domain.isEmpty()) {
            return "There must be something after the @-sign.";
        }
        if (!allFit(name, part -> !part.isEmpty()) || BAD_IN_NAME.matcher(name).find()) {
            return "The email address contains invalid characters before the @-sign"
                    + listed(BAD_IN_NAME, name);
        }
        if (domain.indexOf('.') < 0) {
            return "The part after the @-sign is not valid. It should have a period.";
        }
        if (!allFit(domain, LABEL.asMatchPredicate())) {
            return "The part after the @-sign contains invalid characters"
                    + listed(BAD_IN_DOMAIN, domain);
        }
        if (domain.length() > MAX_DOMAIN) {
            return tooLong(" after the @-sign", domain.length() - MAX_DOMAIN);
        }
        return value.length() > MAX_ADDRESS ? tooLong("", value.length() - MAX_ADDRESS) : null;
    }

    private static boolean allFit(String text, Predicate<String> rule) {
        return Arrays.stream(text.split("\\.", -1)).allMatch(rule);
    }

    private static String tooLong(String where, int more) {
        return "The email address is too long"
                + where
                + " ("
                + Counts.of(more, "character")
                + " too many).";
    }

    private static String listed(Pattern bad, String text) {
        String all =
                bad.matcher(text)
                        .results()
                        .map(found -> found.group().codePointAt(0))
                        .distinct()
                        .map(EmailConstraint::shown)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? "." : ": " + all + ".";
    }

    private static String shown(int character) {
        String text = Character.toString(character);
        return VISIBLE.matcher(text).matches()
                ? "'" + text + "'"
                : String.valueOf(Character.getName(character));
    }

    /** Names of hosts are the same in capitals; names of mailboxes need not be. */
    @Override
    public Object normal(Object value) {
        String email = (String) value;
        int at = email.indexOf('@');
        return email.substring(0, at) + email.substring(at).toLowerCase(Locale.ROOT);
    }

    @Override
    public Schema describe(Schema schema) {
        return schema.with("format", "email");
    }
}
