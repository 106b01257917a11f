package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to a cookie of the request. For example:
 *
 * <pre>{@code
 * @Get("/theme")
 * String theme(@Cookie @Default("light") String theme) {
 *     return theme;
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Cookie {
    /** The name on the wire. If empty, the name of the parameter. */
    String value() default "";

    /** The title in the OpenAPI document. If empty, it is derived from the name. */
    String title() default "";

    /** The description in the OpenAPI document, in Markdown. If empty, the Javadoc is used. */
    String description() default "";

    /** Whether it is marked as deprecated in the OpenAPI document. */
    boolean deprecated() default false;

    /** Example values for the OpenAPI document, each a JSON text. */
    String[] examples() default {};

    /** Whether it is left out of the OpenAPI document. */
    boolean hidden() default false;
}
