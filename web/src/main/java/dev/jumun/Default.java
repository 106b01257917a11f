package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the value of a parameter or record component that the client leaves out. For example:
 *
 * <pre>{@code
 * @Get("/drinks")
 * List<Drink> drinks(@Default("0") int skip, @Default("100") int limit) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Default {
    /**
     * The value as it would be sent: text for a parameter, a JSON literal or plain text for a
     * record component.
     */
    String value();

    /**
     * Whether the OpenAPI document shows the value. Set it to false for a value that may change.
     */
    boolean documented() default true;
}
