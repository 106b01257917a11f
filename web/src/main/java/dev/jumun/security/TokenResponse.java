package dev.jumun.security;

import dev.jumun.Response;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a token endpoint answers (RFC 6749, sections 5.1 and 5.2): nothing that a cache may keep.
 *
 * <pre>{@code
 * @Post("/token")
 * Response token(OAuth2PasswordRequestForm form) {
 *     if (!Passwords.verify(form.password(), hashes.get(form.username()))) {
 *         return TokenResponse.refused(TokenResponse.Refusal.INVALID_GRANT);
 *     }
 *     …
 *     return TokenResponse.granted(token, Duration.ofMinutes(30), scopes);
 * }
 * }</pre>
 */
public final class TokenResponse {
    /** Why there is no token. */
    public enum Refusal {
        /** A parameter is missing, comes twice, or is malformed. */
        INVALID_REQUEST,
        /** The client is unknown, or its secret is wrong: 401. */
        INVALID_CLIENT,
        /** The name or password, the code, or the token to refresh with is wrong or has expired. */
        INVALID_GRANT,
        /** This client may not use this way to a token. */
        UNAUTHORIZED_CLIENT,
        /** There is no such way to a token. */
        UNSUPPORTED_GRANT_TYPE,
        /** A scope is unknown, malformed, or more than the user may have. */
        INVALID_SCOPE
    }

    private TokenResponse() {}

    /** A bearer token, how long it lasts, and the scopes that it was given. */
    public static Response granted(String token, Duration lifetime, List<String> scopes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token);
        body.put("token_type", "bearer");
        body.put("expires_in", lifetime.toSeconds());
        body.put("scope", String.join(" ", scopes));
        return answer(200, body);
    }

    /** No token. */
    public static Response refused(Refusal why) {
        return answer(
                why == Refusal.INVALID_CLIENT ? 401 : 400,
                Map.of("error", why.name().toLowerCase(Locale.ROOT)));
    }

    private static Response answer(int status, Map<String, Object> body) {
        return Response.json(body)
                .status(status)
                .setHeader("cache-control", "no-store")
                .setHeader("pragma", "no-cache");
    }
}
