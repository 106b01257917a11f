package dev.jumun.openapi;

import dev.jumun.Api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a tag in the OpenAPI document. See {@link Api#tags}.
 *
 * <pre>{@code
 * @Api(tags = @Tag(value = "orders", description = "Take and follow orders."))
 * class Cafe { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Tag {
    /** The name of the tag. */
    String value();

    /** The description of the tag, in Markdown. */
    String description() default "";

    /** The URL of external documentation. If empty, there is none. */
    String moreAt() default "";

    /** The description of the external documentation. */
    String more() default "";
}
