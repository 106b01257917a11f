package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requires a number to be a multiple of another. For example:
 *
 * <pre>{@code
 * record Payment(@MultipleOf("0.05") BigDecimal amount) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface MultipleOf {
    /** The divisor, a positive decimal number. */
    String value();
}
