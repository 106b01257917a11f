package dev.jumun.kitchen.view;

import dev.jumun.Headers;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    "token|secret|passw|pwd|key|auth|session|sig|credential|code|pin\\b|otp",
                    Pattern.CASE_INSENSITIVE);

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
            char before = '?';
            for (String pair : query.split("&", -1)) {
                target.append(before).append(pair(pair));
                before = '&';
            }
        }
        return shortened(target.toString(), MOST_TARGET);
    }

    private static String path(String path, @Nullable String template) {
        String[] segments = path.split("/", -1);
        String[] names = template == null ? new String[0] : template.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String name = i < names.length && names[i].contains("{") ? names[i] : "";
            segments[i] = hidden(name, segments[i]);
        }
        return String.join("/", segments);
    }

    private static String pair(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? hidden("", pair)
                : pair.substring(0, equals + 1)
                        + hidden(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private static String hidden(String name, String value) {
        boolean secret = SECRET_NAME.matcher(name).find() || SECRET_VALUE.matcher(value).matches();
        return secret && !value.isEmpty() ? MASK : value;
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
