package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a bearer token (RFC 6750, section 2.1). The parameter is a {@code String}, the token
 * without the word {@code Bearer}, or {@link HttpCredentials}; what it is worth is for the
 * application to find out.
 *
 * <p>On a parameter of a handler or provider, or on an annotation of your own that stands there
 * instead. Who shows nothing is answered with 401; if the parameter is {@code @Nullable} or an
 * {@code Optional}, it is empty then.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface HttpBearer {
    /** What form the token has, for the document: {@code JWT}. */
    String bearerFormat() default "";

    /** What the document calls the scheme: two that differ need two names. */
    String schemeName() default "HTTPBearer";

    /** What it is, in Markdown. */
    String description() default "";

    /**
     * The status of the answer to who shows nothing, from 400 to 499; 401 comes with a {@code
     * WWW-Authenticate} (RFC 9110, section 11.6.1).
     */
    int status() default 401;
}
