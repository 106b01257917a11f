package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a function that provides a dependency: by its return value, or, with a parameter of type
 * {@code Yield<T>} and no return value, by lending it. One that returns nothing, and lends nothing,
 * is a check that {@link Requires} names.
 *
 * <p>Of a record or class: its constructor provides it, and takes its parameters as a function
 * does.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Provides {
    /** How long what it provides lives. */
    Scope value() default Scope.REQUEST;

    /**
     * Whether it is called once for a request; otherwise it is called for every parameter that
     * takes what it provides.
     */
    boolean cached() default true;

    /**
     * Whether it may run while others that say so run, too, once all that they need is there. The
     * first failure cancels the others. Only for what returns a value, and takes values and
     * dependencies only.
     */
    boolean parallel() default false;
}
