package dev.jumun.kitchen.view;

import dev.jumun.Headers;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a request may be shown. Header fields are shown only if they are known to be harmless.
 * Values in the target are hidden if their name, or they themselves, look like a secret.
 */
final class Masking {
    static final String MASK = "***";

    private static final int MOST_FIELDS = 40;
    private static final int MOST_TEXT = 256;
    private static final int MOST_TARGET = 1024;
    private static final Set<String> HARMLESS =
            Set.of(
                    "accept",
                    "accept-charset",
                    "accept-encoding",
                    "accept-language",
                    "cache-control",
                    "content-length",
                    "content-type",
                    "content-encoding",
                    "expect",
                    "host",
                    "if-match",
                    "if-modified-since",
                    "if-none-match",
                    "if-range",
                    "if-unmodified-since",
                    "range",
                    "traceparent",
                    "user-agent",
                    "x-request-id");

    /** Rather too many than too few: what is hidden by mistake costs a look into the log. */
    private static final String ANYWHERE =
            "token|secret|pass|pwd|key|auth|session|sig|credential|code|otp|jwt|csrf|xsrf|ticket"
                    + "|nonce|assertion|access|card|iban";

    /** Whole words of a name only: {@code shipping} and {@code inside} are harmless. */
    private static final String WORDS = "pin|puk|sid|ssn|cvc|cvv";

    /** A word begins after another one: {@code pin}, {@code user_pin}, {@code userPin}. */
    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    "(?i:%1$s)|((?<![a-zA-Z])|(?<=[a-z])(?=[A-Z]))(?i:%2$s)(?![a-z])"
                            .formatted(ANYWHERE, WORDS));

    /** Some clients and servers separate by semicolons as well. */
    private static final Pattern PAIR = Pattern.compile("[^&;]*[&;]?");

    /** Long, and of characters that keys and tokens are made of: words have no digits. */
    private static final Pattern SECRET_VALUE =
            Pattern.compile("(?=[^0-9]*[0-9])[A-Za-z0-9_.~+/=%-]{24,}");

    private Masking() {}

    /**
     * The target of a request, as its client sent it, without secrets.
     *
     * @param template the route that answers, whose variables have names; null for none
     */
    static String target(String path, String query, @Nullable String template) {
        StringBuilder target = new StringBuilder(path(path, template));
        if (!query.isEmpty()) {
            target.append('?').append(pairs(query));
        }
        return shortened(target.toString(), MOST_TARGET);
    }

    private static String path(String path, @Nullable String template) {
        String[] segments = path.split("/", -1);
        String[] names = template == null ? new String[0] : template.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean isVariable = i < names.length && names[i].contains("{");
            segments[i] = isVariable ? hidden(names[i], segments[i]) : pairs(segments[i]);
        }
        return String.join("/", segments);
    }

    /** Hides the values of pairs such as {@code name=value}, whatever separates them. */
    private static String pairs(String text) {
        StringBuilder shown = new StringBuilder();
        Matcher pairs = PAIR.matcher(text);
        while (pairs.find()) {
            String pair = pairs.group();
            int end = pair.endsWith("&") || pair.endsWith(";") ? pair.length() - 1 : pair.length();
            int value = pair.indexOf('=') + 1;
            String name = value == 0 ? "" : pair.substring(0, value - 1);
            shown.append(pair, 0, value)
                    .append(hidden(name, pair.substring(value, end)))
                    .append(pair, end, pair.length());
        }
        return shown.toString();
    }

    private static String hidden(String name, String value) {
        boolean secret =
                SECRET_NAME.matcher(decoded(name)).find() || SECRET_VALUE.matcher(value).matches();
        return secret && !value.isEmpty() ? MASK : value;
    }

    /** As the server decodes names; what is not encoded correctly stays as it is. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return name;
        }
    }

    /** The fields of a request: those that may hold a secret without their values. */
    static Map<String, String> fields(Headers headers) {
        Map<String, String> shown = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (shown.size() < MOST_FIELDS) {
                shown.put(
                        shortened(lower, MOST_TEXT),
                        HARMLESS.contains(lower) ? shortened(value, MOST_TEXT) : MASK);
            }
        });
        return shown;
    }

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
