package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A scope of an OAuth 2.0 scheme, for the document. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface OAuth2Scope {
    /** Its name: {@code items}. */
    String value();

    /** What it allows. */
    String description() default "";
}
