package dev.jumun.security;

import dev.jumun.HttpException;

import java.util.List;

/**
 * The scopes that {@link Scopes} declares along the chain of dependencies to a provider. Those of
 * the handler come first, and each is listed once. Declare a parameter of this type in a provider
 * to get it. A provider that takes it, directly or through its dependencies, is called once for
 * each set of scopes.
 *
 * @param scopes the names of the scopes
 */
public record SecurityScopes(List<String> scopes) {
    public SecurityScopes {
        scopes = List.copyOf(scopes);
    }

    /** Returns the scopes with these names. */
    public static SecurityScopes of(String... scopes) {
        return new SecurityScopes(List.of(scopes));
    }

    /** Returns the names, separated by spaces (RFC 6749, section 3.3). */
    public String scopeText() {
        return String.join(" ", scopes);
    }

    /**
     * Returns the {@code WWW-Authenticate} challenge for these scopes: {@code Bearer scope="me
     * items"} (RFC 6750, section 3), or {@code Bearer} if there are none.
     */
    public String challenge() {
        return scopes.isEmpty() ? "Bearer" : "Bearer scope=\"" + scopeText() + "\"";
    }

    /**
     * Returns the exception for a token that is missing, expired, forged or without a user: 401
     * with {@code error="invalid_token"} (RFC 6750, section 3.1).
     */
    public HttpException invalidToken() {
        String scope = scopes.isEmpty() ? "" : "scope=\"" + scopeText() + "\", ";
        return new HttpException(401, "Could not validate credentials")
                .header("www-authenticate", "Bearer " + scope + "error=\"invalid_token\"");
    }

    /**
     * Returns the exception for a valid token that lacks a scope: 403 with {@code
     * error="insufficient_scope"} (RFC 6750, section 3.1). The response lists the required scopes.
     */
    public HttpException insufficientScope() {
        return new HttpException(403, "Not enough permissions")
                .header(
                        "www-authenticate",
                        "Bearer scope=\"" + scopeText() + "\", error=\"insufficient_scope\"");
    }
}
