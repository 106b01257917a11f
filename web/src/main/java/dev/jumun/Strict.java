package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Accepts a value only as it is, without conversion: {@code "1"} is not accepted as a number. It
 * applies to numbers, text and booleans. On a record, it applies to all such components.
 *
 * <pre>{@code
 * record Order(String drink, @Strict int count) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Strict {}
