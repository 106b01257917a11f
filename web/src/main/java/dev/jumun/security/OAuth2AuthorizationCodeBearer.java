package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a bearer token that the client got through its user's browser: OAuth 2.0's
 * authorisation-code flow (RFC 6749, section 4.1; RFC 6750, section 2.1). The parameter is a {@code
 * String}, the token without the word {@code Bearer}; what it is worth is for the application to
 * find out.
 *
 * <p>On a parameter of a handler or provider, or on an annotation of your own that stands there
 * instead. Who shows nothing is answered with 401; if the parameter is {@code @Nullable} or an
 * {@code Optional}, it is empty then.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface OAuth2AuthorizationCodeBearer {
    /** Where the user is asked. */
    String authorizationUrl();

    /** Where the code is given in for a token. */
    String tokenUrl();

    /** Where a new token comes from; empty for none. */
    String refreshUrl() default "";

    /** The scopes that there are. */
    OAuth2Scope[] scopes() default {};

    /** What the document calls the scheme: two that differ need two names. */
    String schemeName() default "OAuth2AuthorizationCodeBearer";

    /** What it is, in Markdown. */
    String description() default "";

    /**
     * The status of the answer to who shows nothing, from 400 to 499; 401 comes with a {@code
     * WWW-Authenticate} (RFC 9110, section 11.6.1).
     */
    int status() default 401;
}
