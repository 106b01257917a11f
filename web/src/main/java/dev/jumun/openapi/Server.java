package dev.jumun.openapi;

import dev.jumun.Api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says where an API is served, for the document. See {@link Api#servers}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Server {
    /** Its URL. */
    String value();

    /** What it is for. */
    String description() default "";
}
