package dev.jumun.security;

import dev.jumun.Default;
import dev.jumun.Form;
import dev.jumun.Provides;

import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The form that a client sends to get a token in OAuth 2.0's password flow (RFC 6749, section
 * 4.3.2). Declare a parameter of this type in the handler at the {@code tokenUrl}. The RFC requires
 * a {@code grant_type}, but many clients omit it: {@link Strict} requires it.
 *
 * <p>{@code toString} masks the password.
 */
@Provides
public class OAuth2PasswordRequestForm {
    private final @Nullable String grantType;
    private final String username;
    private final String password;
    private final String scope;
    private final @Nullable String clientId;
    private final @Nullable String clientSecret;

    /** Creates it from the fields of a form. */
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

    /** Returns {@code password}, or null. */
    public @Nullable String grantType() {
        return grantType;
    }

    public String username() {
        return username;
    }

    public String password() {
        return password;
    }

    /** Returns the requested scopes. */
    public List<String> scopes() {
        return scope.isBlank() ? List.of() : List.of(scope.strip().split("\\s+"));
    }

    /**
     * Returns the id of the client, or null. A client may also identify itself by {@link
     * HttpBasic}.
     */
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

    /** The same as {@link OAuth2PasswordRequestForm}, with a required {@code grant_type}. */
    @Provides
    public static final class Strict extends OAuth2PasswordRequestForm {
        /** Creates it from the fields of a form. */
        public Strict(
                @Form("grant_type") @Pattern(regexp = "^password$") String grantType,
                @Form("username") String username,
                @Form("password") String password,
                @Form("scope") @Default("") String scope,
                @Form("client_id") @Nullable String clientId,
                @Form("client_secret") @Nullable String clientSecret) {
            super(grantType, username, password, scope, clientId, clientSecret);
        }
    }
}
