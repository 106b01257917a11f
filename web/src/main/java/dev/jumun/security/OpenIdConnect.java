package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes what the client got from an OpenID provider. The parameter is a {@code String}, the whole
 * field {@code Authorization}: {@code Bearer abc}.
 *
 * <p>On a parameter of a handler or provider, or on an annotation of your own that stands there
 * instead. Who shows nothing is answered with 401; if the parameter is {@code @Nullable} or an
 * {@code Optional}, it is empty then.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface OpenIdConnect {
    /** Where the provider describes itself: {@code https://…/.well-known/openid-configuration}. */
    String value();

    /** What the document calls the scheme: two that differ need two names. */
    String schemeName() default "OpenIdConnect";

    /** What it is, in Markdown. */
    String description() default "";

    /**
     * The status of the answer to who shows nothing, from 400 to 499; 401 comes with a {@code
     * WWW-Authenticate} (RFC 9110, section 11.6.1).
     */
    int status() default 401;
}
