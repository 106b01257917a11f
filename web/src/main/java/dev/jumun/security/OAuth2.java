package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to the token that the client got by a flow of OAuth 2.0. The parameter is a
 * {@code String}, which is the whole field {@code Authorization}: {@code Bearer abc}.
 *
 * <pre>{@code
 * @Get("/orders")
 * List<Order> orders(
 *         @OAuth2(flows = @OAuth2Flow(value = OAuth2Flow.Kind.PASSWORD, tokenUrl = "token"))
 *                 String authorization) { … }
 * }</pre>
 *
 * <p>Put it on a parameter of a handler or provider, or on an annotation of your own that is used
 * instead. A request without credentials is answered with 401, unless the parameter is
 * {@code @Nullable} or an {@code Optional}, which is then empty.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface OAuth2 {
    /** The flows by which a client can get a token. */
    OAuth2Flow[] flows();

    /** The name of the scheme in the OpenAPI document. Different schemes need different names. */
    String schemeName() default "OAuth2";

    /** The description in the OpenAPI document, in Markdown. */
    String description() default "";

    /**
     * The status of the response to a request without credentials, from 400 to 499. With 401, the
     * response includes {@code WWW-Authenticate} (RFC 9110, section 11.6.1).
     */
    int status() default 401;
}
