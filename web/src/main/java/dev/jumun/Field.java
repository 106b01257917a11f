package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the name and the documentation of a record component or an enum constant. For example:
 *
 * <pre>{@code
 * record Person(
 *         @Field(value = "firstName", description = "As in the passport.") String first,
 *         @Field(examples = "42") int age) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Field {
    /** The name on the wire. If empty, the Java name, converted by the API's {@link Naming}. */
    String value() default "";

    /** The name in output, if it differs from the one in input. If empty, both are the same. */
    String written() default "";

    /** The title in the OpenAPI document. If empty, it is derived from the name. */
    String title() default "";

    /** The description in the OpenAPI document, in Markdown. If empty, the Javadoc is used. */
    String description() default "";

    /** Whether it is marked as deprecated in the OpenAPI document. */
    boolean deprecated() default false;

    /** Example values for the OpenAPI document, each a JSON text. */
    String[] examples() default {};
}
