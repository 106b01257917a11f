package dev.jumun.tokens.jwt;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The claims of a verified token.
 *
 * @param values by their names: texts, numbers, booleans, lists, maps, null; points of time are
 *     {@link java.util.Date}
 */
public record Claims(Map<String, @Nullable Object> values) {
    public Claims {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The subject of the token ({@code sub}), or null. */
    public @Nullable String subject() {
        return text("sub");
    }

    /** The unique id of this token ({@code jti}), for a list of blocked ones; or null. */
    public @Nullable String id() {
        return text("jti");
    }

    /** A claim whose value is text; null if it is absent or has another type. */
    public @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    /**
     * The scopes ({@code scope}) that the token was given, as OAuth 2.0 writes them: with blanks
     * between (RFC 8693, section 4.2).
     */
    public List<String> scopes() {
        String scope = text("scope");
        return scope == null || scope.isBlank() ? List.of() : List.of(scope.strip().split(" +"));
    }
}
