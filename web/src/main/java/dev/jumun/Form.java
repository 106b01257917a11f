package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to a field of a form. The body is {@code application/x-www-form-urlencoded} or
 * {@code multipart/form-data}. If the parameter is a record, each component is a field of the form.
 * An empty field is treated as missing.
 *
 * <pre>{@code
 * @Post("/login")
 * void login(@Form String username, @Form(format = "password") String password) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Form {
    /** The name on the wire. If empty, the name of the parameter. */
    String value() default "";

    /** The title in the OpenAPI document. If empty, it is derived from the name. */
    String title() default "";

    /** The description in the OpenAPI document, in Markdown. If empty, the Javadoc is used. */
    String description() default "";

    /**
     * The format of the text in the OpenAPI document: {@code password}. If empty, it is left out.
     */
    String format() default "";

    /** Whether it is marked as deprecated in the OpenAPI document. */
    boolean deprecated() default false;

    /** Example values for the OpenAPI document, each a JSON text. */
    String[] examples() default {};
}
