package dev.jumun.security;

import dev.jumun.Default;
import dev.jumun.Form;
import dev.jumun.Provides;

import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

/** The same as {@link OAuth2PasswordRequestForm}, with a required {@code grant_type}. */
@Provides
public final class OAuth2PasswordRequestFormStrict extends OAuth2PasswordRequestForm {
    /** Creates it from the fields of a form. */
    public OAuth2PasswordRequestFormStrict(
            @Form("grant_type") @Pattern(regexp = "^password$") String grantType,
            @Form("username") String username,
            @Form("password") String password,
            @Form("scope") @Default("") String scope,
            @Form("client_id") @Nullable String clientId,
            @Form("client_secret") @Nullable String clientSecret) {
        super(grantType, username, password, scope, clientId, clientSecret);
    }
}
