package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to a bearer token that the client got by OAuth 2.0's password flow, with a user
 * name and a password (RFC 6749, section 4.3; RFC 6750, section 2.1). The parameter is a {@code
 * String}, which is the token without the word {@code Bearer}. The application verifies the token.
 *
 * <pre>{@code
 * @Provides
 * static User user(@OAuth2PasswordBearer(tokenUrl = "token") String token) { … }
 * }</pre>
 *
 * <p>Put it on a parameter of a handler or provider, or on an annotation of your own that is used
 * instead. A request without credentials is answered with 401, unless the parameter is
 * {@code @Nullable} or an {@code Optional}, which is then empty.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface OAuth2PasswordBearer {
    /** The token URL, relative to the OpenAPI document: {@code token}. */
    String tokenUrl();

    /** The refresh URL. If empty, it is left out. */
    String refreshUrl() default "";

    /** The available scopes. */
    OAuth2Scope[] scopes() default {};

    /** The name of the scheme in the OpenAPI document. Different schemes need different names. */
    String schemeName() default "OAuth2PasswordBearer";

    /** The description in the OpenAPI document, in Markdown. */
    String description() default "";

    /**
     * The status of the response to a request without credentials, from 400 to 499. With 401, the
     * response includes {@code WWW-Authenticate} (RFC 9110, section 11.6.1).
     */
    int status() default 401;
}
