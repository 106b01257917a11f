package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to the body of the request. For example:
 *
 * <pre>{@code
 * @Put("/drinks/{id}")
 * Drink update(int id, @Body(embed = true) Drink drink) { … }
 * // {"drink": {"name": "Mocha"}}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Body {
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

    /** The JSON media type in the OpenAPI document: {@code application/vnd.api+json}. */
    String mediaType() default "application/json";

    /**
     * Whether the body is an object with this parameter as a member, although it is the only body
     * parameter.
     */
    boolean embed() default false;
}
