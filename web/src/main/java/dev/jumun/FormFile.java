package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to a file of a form ({@code multipart/form-data}). The type is {@link Upload},
 * which needs no annotation, {@code byte[]}, or a list of either.
 *
 * <pre>{@code
 * @Post("/avatar")
 * void avatar(@FormFile("picture") byte[] picture) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface FormFile {
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
}
