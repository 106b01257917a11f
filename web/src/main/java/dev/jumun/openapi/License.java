package dev.jumun.openapi;

import dev.jumun.Api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says under which licence an API may be used, for the document. See {@link Api#license}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface License {
    /** Its name. */
    String name() default "";

    /** Its identifier, as SPDX has it. */
    String identifier() default "";

    /** Where it can be read. */
    String url() default "";
}
