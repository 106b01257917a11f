package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Checks a value with a static method of your own. The method takes the value, and throws an {@link
 * IllegalArgumentException} if it is invalid. It returns nothing. The response is then 422, with a
 * {@code value_error} that contains the message.
 *
 * <pre>{@code
 * record Table(@Check("even") int seats) {
 *     static void even(int seats) {
 *         if (seats % 2 != 0) {
 *             throw new IllegalArgumentException("must be even");
 *         }
 *     }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Check {
    /** The name of the method. */
    String value();

    /**
     * The class of the method. By default, the class of the handler, or the record of the
     * component.
     */
    Class<?> in() default void.class;
}
