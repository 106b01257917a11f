package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to a user name and a password (RFC 7617). The parameter is {@link
 * BasicCredentials}. The application checks them. Malformed credentials are always answered with
 * 401.
 *
 * <pre>{@code
 * @Get("/admin")
 * String admin(@HttpBasic BasicCredentials login) {
 *     if (!login.match("admin", settings.password())) {
 *         throw new HttpException(401).header("www-authenticate", "Basic");
 *     }
 *     return "Welcome";
 * }
 * }</pre>
 *
 * <p>Put it on a parameter of a handler or provider, or on an annotation of your own that is used
 * instead. A request without credentials is answered with 401, unless the parameter is
 * {@code @Nullable} or an {@code Optional}, which is then empty.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface HttpBasic {
    /** The realm, which browsers may display. If empty, it is left out. */
    String realm() default "";

    /** The name of the scheme in the OpenAPI document. Different schemes need different names. */
    String schemeName() default "HTTPBasic";

    /** The description in the OpenAPI document, in Markdown. */
    String description() default "";

    /**
     * The status of the response to a request without credentials, from 400 to 499. With 401, the
     * response includes {@code WWW-Authenticate} (RFC 9110, section 11.6.1).
     */
    int status() default 401;
}
