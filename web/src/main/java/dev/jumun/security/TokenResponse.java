package dev.jumun.security;

import dev.jumun.Response;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Creates the responses of a token endpoint (RFC 6749, sections 5.1 and 5.2). They may not be
 * cached.
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
    /** The reason why a token is refused. */
    public enum Refusal {
        /** A parameter is missing, repeated, or malformed. */
        INVALID_REQUEST,
        /** The client is unknown, or its secret is wrong: 401. */
        INVALID_CLIENT,
        /** The user name or password, the code, or the refresh token is wrong or has expired. */
        INVALID_GRANT,
        /** The client may not use this grant type. */
        UNAUTHORIZED_CLIENT,
        /** The grant type is not supported. */
        UNSUPPORTED_GRANT_TYPE,
        /** A scope is unknown or malformed, or the user may not have it. */
        INVALID_SCOPE
    }

    private TokenResponse() {}

    /** Returns a response with a bearer token, its lifetime, and the granted scopes. */
    public static Response granted(String token, Duration lifetime, List<String> scopes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token);
        body.put("token_type", "bearer");
        body.put("expires_in", lifetime.toSeconds());
        body.put("scope", String.join(" ", scopes));
        return answer(200, body);
    }

    /** Returns a response that refuses a token: 401 for an unknown client, otherwise 400. */
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
