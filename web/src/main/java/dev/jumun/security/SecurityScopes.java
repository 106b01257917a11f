package dev.jumun.security;

import java.util.List;

/**
 * The scopes that were gathered along the chain of dependencies to a provider, those of the handler
 * first, each once; injected by its type. A provider that takes it, itself or through others, is
 * called once for each set of scopes.
 *
 * @param scopes their names
 */
public record SecurityScopes(List<String> scopes) {
    public SecurityScopes {
        scopes = List.copyOf(scopes);
    }

    /** Of some names. */
    public static SecurityScopes of(String... scopes) {
        return new SecurityScopes(List.of(scopes));
    }

    /** Their names with blanks between (RFC 6749, section 3.3). */
    public String scopeText() {
        return String.join(" ", scopes);
    }

    /**
     * What {@code WWW-Authenticate} says to who lacks them: {@code Bearer scope="me items"} (RFC
     * 6750, section 3), or {@code Bearer} if there are none.
     */
    public String challenge() {
        return scopes.isEmpty() ? "Bearer" : "Bearer scope=\"" + scopeText() + "\"";
    }
}
