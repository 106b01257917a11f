package dev.jumun.openapi;

import dev.jumun.Api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says whom to ask about an API, for the document. See {@link Api#contact}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Contact {
    /** A name. */
    String name() default "";

    /** A URL. */
    String url() default "";

    /** An address for mail. */
    String email() default "";
}
