package dev.jumun.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds a named example of a parameter or a body to the OpenAPI document. The docs page offers the
 * examples for selection.
 *
 * <pre>{@code
 * @Post("/orders")
 * Order order(
 *         @Example(name = "tea", summary = "A tea", value = "{\"drink\": \"Tea\", \"count\": 1}")
 *                 Order order) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Repeatable(Example.All.class)
@Target(ElementType.PARAMETER)
public @interface Example {
    /** The name, which is unique among the examples of the parameter. */
    String name();

    /** A one-line summary. */
    String summary() default "";

    /** The description, in Markdown. */
    String description() default "";

    /** The example, as JSON. */
    String value() default "";

    /** The URL of the example. Set either this or {@link #value}. */
    String externalValue() default "";

    /** A container for several of these annotations. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    @interface All {
        /** The examples. */
        Example[] value();
    }
}
