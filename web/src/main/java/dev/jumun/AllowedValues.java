package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Restricts a text or a whole number to the listed values. Any other value is answered with 422.
 *
 * <pre>{@code
 * record Order(@AllowedValues({"small", "medium", "large"}) String size) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface AllowedValues {
    /** The allowed values, written as they are on the wire. */
    String[] value();
}
