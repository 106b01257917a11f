package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A way to come by a token (RFC 6749, section 1.3), for the document. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface OAuth2Flow {
    /** What kind of a grant it is. */
    Kind value();

    /** Where the user is asked; for {@code AUTHORIZATION_CODE} and {@code IMPLICIT}. */
    String authorizationUrl() default "";

    /** Where the token comes from; for all but {@code IMPLICIT}. */
    String tokenUrl() default "";

    /** Where a new token comes from; empty for none. */
    String refreshUrl() default "";

    /** The scopes that there are. */
    OAuth2Scope[] scopes() default {};

    /** The kinds of grants that OpenAPI knows. */
    enum Kind {
        AUTHORIZATION_CODE,
        PASSWORD,
        CLIENT_CREDENTIALS,
        IMPLICIT
    }
}
