package dev.jumun.security;

import dev.jumun.HttpException;

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

    /**
     * Returns what to throw for a token that is missing, expired, forged or of nobody: 401 with
     * {@code error="invalid_token"} (RFC 6750, section 3.1).
     */
    public HttpException invalidToken() {
        String scope = scopes.isEmpty() ? "" : "scope=\"" + scopeText() + "\", ";
        return new HttpException(401, "Could not validate credentials")
                .header("www-authenticate", "Bearer " + scope + "error=\"invalid_token\"");
    }

    /**
     * Returns what to throw for a token that is right, but not for this: 403 with {@code
     * error="insufficient_scope"} (RFC 6750, section 3.1). Another token would help, and the client
     * is told which.
     */
    public HttpException insufficientScope() {
        return new HttpException(403, "Not enough permissions")
                .header(
                        "www-authenticate",
                        "Bearer scope=\"" + scopeText() + "\", error=\"insufficient_scope\"");
    }
}
