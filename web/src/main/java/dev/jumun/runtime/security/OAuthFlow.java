package dev.jumun.runtime.security;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A flow of OAuth 2.0 (OpenAPI 3.1, OAuth Flow Object); generated code makes it.
 *
 * @param kind {@code password}, {@code authorizationCode}, …
 * @param definition its definition in the document
 */
public record OAuthFlow(String kind, Map<String, @Nullable Object> definition) {
    /**
     * Of URLs, of which those that are empty are left out.
     *
     * @param scopes pairs of a name and what it allows
     */
    public static OAuthFlow of(
            String kind,
            String authorizationUrl,
            String tokenUrl,
            String refreshUrl,
            String... scopes) {
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        for (int i = 0; i < scopes.length; i += 2) {
            described.put(scopes[i], scopes[i + 1]);
        }
        definition.put("scopes", described);
        SecurityScheme.put(definition, "authorizationUrl", authorizationUrl);
        SecurityScheme.put(definition, "tokenUrl", tokenUrl);
        SecurityScheme.put(definition, "refreshUrl", refreshUrl);
        return new OAuthFlow(kind, definition);
    }
}
