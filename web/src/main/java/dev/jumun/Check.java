package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Checks a value by a function of your own: a static method that takes it, and throws an {@link
 * IllegalArgumentException} with what is wrong. That is a {@code value_error} of the answer.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Check {
    /** The name of the method. */
    String value();

    /** Its class; {@code void} for that of the parameter's handler, or the component's record. */
    Class<?> in() default void.class;
}
