package dev.jumun.server.websocket;

import dev.jumun.runtime.engine.QuotationMarks;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Offers of permessage-deflate in a handshake's {@code Sec-WebSocket-Extensions} (RFC 6455, section
 * 9.1). An offer is declined if it has a parameter that isn't defined, has one twice, or has one
 * with a value that isn't allowed (RFC 7692, section 7).
 */
public final class ExtensionOffers {
    static final String NAME = "permessage-deflate";

    private ExtensionOffers() {}

    /** Returns the parameters of each offer that is not declined, in their order. */
    static List<Map<String, @Nullable String>> of(String field) {
        List<Map<String, @Nullable String>> offers = new ArrayList<>(1);
        for (String offer : split(field, ',')) {
            List<String> parts = split(offer, ';');
            if (parts.getFirst().equalsIgnoreCase(NAME)) {
                Map<String, @Nullable String> parameters =
                        parameters(parts.subList(1, parts.size()));
                if (parameters != null) {
                    offers.add(parameters);
                }
            }
        }
        return offers;
    }

    private static @Nullable Map<String, @Nullable String> parameters(List<String> parts) {
        Map<String, @Nullable String> parameters = new HashMap<>();
        for (String part : parts) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals).strip();
            String value =
                    equals < 0 ? null : QuotationMarks.removed(part.substring(equals + 1).strip());
            String key = name.toLowerCase(Locale.ROOT);
            if (!isAllowed(key, value) || parameters.containsKey(key)) {
                return null;
            }
            parameters.put(key, value);
        }
        return parameters;
    }

    private static boolean isAllowed(String name, @Nullable String value) {
        return switch (name) {
            case "server_no_context_takeover", "client_no_context_takeover" -> value == null;
            case "server_max_window_bits" -> isWindow(value);
            case "client_max_window_bits" -> value == null || isWindow(value);
            default -> false;
        };
    }

    /** From 8 to 15, without leading zeros (section 7.1.2). */
    private static boolean isWindow(@Nullable String value) {
        return value != null && value.matches("[89]|1[0-5]");
    }

    /** Splits at a character that isn't within quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>(1);
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin).strip());
        return parts;
    }
}
