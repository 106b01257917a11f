package dev.jumun.runtime.security;

import dev.jumun.HttpException;
import dev.jumun.security.BasicCredentials;
import dev.jumun.security.HttpCredentials;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A way for a client to authenticate: how its credentials are read from a request, and how the
 * document describes it (OpenAPI 3.1, Security Scheme Object). Generated code makes one for each
 * declaration. Cannot be changed.
 *
 * @param <T> what is taken from a request
 */
public final class SecurityScheme<T> {
    /** Takes credentials from a request. */
    private interface Reader<T> {
        /**
         * Returns null if there is nothing.
         *
         * @throws IllegalArgumentException if there is something malformed
         */
        @Nullable T read(CredentialSource source);
    }

    private final String name;
    private final Map<String, @Nullable Object> definition;
    private final String challenge;
    private final int status;
    private final Reader<T> reader;

    private SecurityScheme(
            String name,
            Map<String, @Nullable Object> definition,
            String challenge,
            int status,
            Reader<T> reader) {
        this.name = name;
        this.definition = definition;
        this.challenge = challenge;
        this.status = status;
        this.reader = reader;
    }

    /** OAuth 2.0, of which the bearer token is taken. */
    public static SecurityScheme<String> oAuth2Bearer(String name, OAuthFlow... flows) {
        return new SecurityScheme<>(
                name,
                oAuth2(flows),
                "Bearer",
                401,
                source -> token(AuthorizationField.of(source, "bearer")));
    }

    /** OAuth 2.0, of which the whole field {@code Authorization} is taken. */
    public static SecurityScheme<String> oAuth2(String name, OAuthFlow... flows) {
        return new SecurityScheme<>(name, oAuth2(flows), "Bearer", 401, AuthorizationField::whole);
    }

    private static Map<String, @Nullable Object> oAuth2(OAuthFlow... flows) {
        Map<String, @Nullable Object> byKind = new LinkedHashMap<>();
        for (OAuthFlow flow : flows) {
            byKind.put(flow.kind(), flow.definition());
        }
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        definition.put("type", "oauth2");
        definition.put("flows", byKind);
        return definition;
    }

    /** OpenID Connect, of which the whole field {@code Authorization} is taken. */
    public static SecurityScheme<String> openIdConnect(String name, String url) {
        return new SecurityScheme<>(
                name,
                definition("openIdConnect", "openIdConnectUrl", url),
                "Bearer",
                401,
                AuthorizationField::whole);
    }

    /** A name and a password; the realm may be empty. */
    public static SecurityScheme<BasicCredentials> basic(String name, String realm) {
        String quoted = realm.replace("\\", "\\\\").replace("\"", "\\\"");
        return new SecurityScheme<>(
                name,
                definition("http", "scheme", "basic"),
                realm.isEmpty() ? "Basic" : "Basic realm=\"" + quoted + "\"",
                401,
                AuthorizationField::basic);
    }

    /** What follows a scheme of HTTP's; the form of a bearer token may be empty. */
    public static SecurityScheme<HttpCredentials> http(
            String name, String scheme, String bearerFormat) {
        Map<String, @Nullable Object> definition = definition("http", "scheme", scheme);
        put(definition, "bearerFormat", bearerFormat);
        return new SecurityScheme<>(
                name,
                definition,
                scheme.substring(0, 1).toUpperCase(Locale.ROOT) + scheme.substring(1),
                401,
                source -> AuthorizationField.of(source, scheme));
    }

    /** A key in a header field. */
    public static SecurityScheme<String> apiKeyHeader(String name, String key) {
        return apiKey(name, "header", key, source -> source.headerField(key));
    }

    /** A key in a parameter of the query. */
    public static SecurityScheme<String> apiKeyQuery(String name, String key) {
        return apiKey(name, "query", key, source -> source.queryParameter(key));
    }

    /** A key in a cookie. */
    public static SecurityScheme<String> apiKeyCookie(String name, String key) {
        return apiKey(name, "cookie", key, source -> source.cookieValue(key));
    }

    private static SecurityScheme<String> apiKey(
            String name, String place, String key, Reader<String> reader) {
        Map<String, @Nullable Object> definition = definition("apiKey", "in", place);
        definition.put("name", key);
        return new SecurityScheme<>(
                name,
                definition,
                "APIKey", // not an HTTP scheme: FastAPI's word, since a 401 must name one
                401,
                source -> {
                    String shown = reader.read(source);
                    return shown == null || shown.isEmpty() ? null : shown;
                });
    }

    private static Map<String, @Nullable Object> definition(
            String type, String keyword, String value) {
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        definition.put("type", type);
        definition.put(keyword, value);
        return definition;
    }

    static void put(Map<String, @Nullable Object> definition, String keyword, String value) {
        if (!value.isEmpty()) {
            definition.put(keyword, value);
        }
    }

    private static @Nullable String token(@Nullable HttpCredentials credentials) {
        return credentials == null ? null : credentials.credentials();
    }

    /** The same scheme, of which the credentials alone are taken. */
    public static SecurityScheme<String> text(SecurityScheme<HttpCredentials> scheme) {
        return new SecurityScheme<>(
                scheme.name,
                scheme.definition,
                scheme.challenge,
                scheme.status,
                source -> token(scheme.reader.read(source)));
    }

    /** The same scheme with a description, in Markdown. */
    public SecurityScheme<T> described(String markdown) {
        Map<String, @Nullable Object> described = new LinkedHashMap<>(definition);
        described.put("description", markdown);
        return new SecurityScheme<>(name, described, challenge, status, reader);
    }

    /** The same scheme with another status for clients without credentials. */
    public SecurityScheme<T> refusing(int refusal) {
        return new SecurityScheme<>(name, definition, challenge, refusal, reader);
    }

    /** What the document calls it. */
    public String name() {
        return name;
    }

    /** Its definition in the document. */
    public Map<String, @Nullable Object> definition() {
        return definition;
    }

    /**
     * Takes the credentials. Does not block.
     *
     * @throws HttpException if there are none, or they are malformed
     */
    public T credentials(CredentialSource source) {
        T credentials = credentialsIfAny(source);
        if (credentials == null) {
            throw refusal();
        }
        return credentials;
    }

    /**
     * Takes the credentials, or null if there are none. Does not block.
     *
     * @throws HttpException if they are malformed
     */
    public @Nullable T credentialsIfAny(CredentialSource source) {
        try {
            return reader.read(source);
        } catch (IllegalArgumentException malformed) {
            throw refusal(); // without the cause, which may show what was sent
        }
    }

    private HttpException refusal() {
        HttpException error = new HttpException(status, "Not authenticated");
        return status == 401 ? error.header("www-authenticate", challenge) : error;
    }
}
