package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a flow by which a client gets a token (RFC 6749, section 1.3), for the OpenAPI document.
 * See {@link OAuth2#flows}.
 *
 * <pre>{@code
 * @OAuth2Flow(value = OAuth2Flow.Kind.CLIENT_CREDENTIALS, tokenUrl = "token")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface OAuth2Flow {
    /** The grant type. */
    Kind value();

    /** The authorization URL, for {@code AUTHORIZATION_CODE} and {@code IMPLICIT}. */
    String authorizationUrl() default "";

    /** The token URL, for all flows except {@code IMPLICIT}. */
    String tokenUrl() default "";

    /** The refresh URL. If empty, there is none. */
    String refreshUrl() default "";

    /** The available scopes. */
    OAuth2Scope[] scopes() default {};

    /** The grant types of OpenAPI. */
    enum Kind {
        AUTHORIZATION_CODE,
        PASSWORD,
        CLIENT_CREDENTIALS,
        IMPLICIT
    }
}
