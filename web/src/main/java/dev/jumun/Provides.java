package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a function that provides a dependency: by its return value, or, with a parameter of type
 * {@code Yield<T>} and no return value, by lending it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Provides {
    /** How long what it provides lives. */
    Scope value() default Scope.REQUEST;
}
