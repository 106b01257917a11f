package dev.jumun.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A named example of a parameter or a body, in the document; the docs page lets one choose among
 * them.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Repeatable(Example.All.class)
@Target(ElementType.PARAMETER)
public @interface Example {
    /** What tells it from the others. */
    String name();

    /** What it shows, in a line. */
    String summary() default "";

    /** What it shows, in Markdown. */
    String description() default "";

    /** The example, as JSON. */
    String value() default "";

    /** Where the example can be found, instead of a value. */
    String externalValue() default "";

    /** Several of them. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    @interface All {
        /** The examples. */
        Example[] value();
    }
}
