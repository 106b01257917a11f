package dev.jumun.security;

import dev.jumun.Default;
import dev.jumun.Form;
import dev.jumun.Provides;

import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a client sends for a token: OAuth 2.0's password flow (RFC 6749, section 4.3.2), as a
 * parameter of the handler that answers at the {@code tokenUrl}. Where the RFC demands a {@code
 * grant_type}, many clients send none: {@link OAuth2PasswordRequestFormStrict} demands it.
 *
 * <p>Its text form does not show the password.
 */
@Provides
public class OAuth2PasswordRequestForm {
    private final @Nullable String grantType;
    private final String username;
    private final String password;
    private final String scope;
    private final @Nullable String clientId;
    private final @Nullable String clientSecret;

    /** Made of the fields of a form. */
    public OAuth2PasswordRequestForm(
            @Form("grant_type") @Pattern(regexp = "^password$") @Nullable String grantType,
            @Form("username") String username,
            @Form(value = "password", format = "password") String password,
            @Form("scope") @Default("") String scope,
            @Form("client_id") @Nullable String clientId,
            @Form(value = "client_secret", format = "password") @Nullable String clientSecret) {
        this.grantType = grantType;
        this.username = username;
        this.password = password;
        this.scope = scope;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /** {@code password}, or null. */
    public @Nullable String grantType() {
        return grantType;
    }

    public String username() {
        return username;
    }

    public String password() {
        return password;
    }

    /** The scopes that are asked for. */
    public List<String> scopes() {
        return scope.isBlank() ? List.of() : List.of(scope.strip().split("\\s+"));
    }

    /** Who the client is, or null; it may say so by {@link HttpBasic}, too. */
    public @Nullable String clientId() {
        return clientId;
    }

    public @Nullable String clientSecret() {
        return clientSecret;
    }

    @Override
    public String toString() {
        return "OAuth2PasswordRequestForm[username=" + username + ", password=**********]";
    }
}
