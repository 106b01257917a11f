package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An address of e-mail, told as the library does that pydantic uses. */
record EmailConstraint() implements Constraint<String> {
    private static final Pattern BAD_IN_NAME = Pattern.compile("[\\s@\"(),:;<>\\[\\]\\\\]");
    private static final Pattern BAD_IN_DOMAIN = Pattern.compile("[^\\p{L}\\p{N}.-]");
    private static final Pattern NAME =
            Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\.]+(\\.[^\\s@\"(),:;<>\\[\\]\\\\.]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "([\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]*[\\p{L}\\p{N}]");

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
        int at = value.indexOf('@');
        if (at < 0) {
            return "An email address must have an @-sign.";
        }
        String domain = value.substring(at + 1);
        if (at == 0) {
            return "There must be something before the @-sign.";
        }
        if (domain.isEmpty()) {
            return "There must be something after the @-sign.";
        }
        if (domain.indexOf('.') < 0) {
            return "The part after the @-sign is not valid. It should have a period.";
        }
        if (!DOMAIN.matcher(domain).matches() || domain.length() > 253) {
            return "The part after the @-sign contains invalid characters"
                    + listed(BAD_IN_DOMAIN, domain);
        }
        if (!NAME.matcher(value.substring(0, at)).matches() || at > 64) {
            return "The email address contains invalid characters before the @-sign"
                    + listed(BAD_IN_NAME, value.substring(0, at));
        }
        return null;
    }

    private static String listed(Pattern bad, String text) {
        String all =
                bad.matcher(text)
                        .results()
                        .map(found -> shown(found.group().codePointAt(0)))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? "." : ": " + all + ".";
    }

    private static String shown(int character) {
        String text = Character.toString(character);
        return text.matches("[\\p{L}\\p{N}\\p{P}\\p{S}]")
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
