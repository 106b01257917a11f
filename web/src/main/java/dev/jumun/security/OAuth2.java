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
 *         @OAuth2(flows = @OAuth2.Flow(value = OAuth2.Flow.Kind.PASSWORD, tokenUrl = "token"))
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
    Flow[] flows();

    /** The name of the scheme in the OpenAPI document. Different schemes need different names. */
    String schemeName() default "OAuth2";

    /** The description in the OpenAPI document, in Markdown. */
    String description() default "";

    /**
     * The status of the response to a request without credentials, from 400 to 499. With 401, the
     * response includes {@code WWW-Authenticate} (RFC 9110, section 11.6.1).
     */
    int status() default 401;

    /**
     * Declares a flow by which a client gets a token (RFC 6749, section 1.3), for the OpenAPI
     * document. See {@link OAuth2#flows}.
     *
     * <pre>{@code
     * @OAuth2.Flow(value = OAuth2.Flow.Kind.CLIENT_CREDENTIALS, tokenUrl = "token")
     * }</pre>
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface Flow {
        /** The grant type. */
        Kind value();

        /** The authorization URL, for {@code AUTHORIZATION_CODE} and {@code IMPLICIT}. */
        String authorizationUrl() default "";

        /** The token URL, for all flows except {@code IMPLICIT}. */
        String tokenUrl() default "";

        /** The refresh URL. If empty, it is left out. */
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
}
