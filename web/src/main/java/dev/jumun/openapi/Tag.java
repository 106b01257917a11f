package dev.jumun.openapi;

import dev.jumun.Api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says more of a tag, for the document. See {@link Api#tags}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Tag {
    /** Its name. */
    String value();

    /** What its operations have in common, in Markdown. */
    String description() default "";

    /** Where more is said of it, as a URL; empty for nowhere. */
    String moreAt() default "";

    /** What is said there. */
    String more() default "";
}
