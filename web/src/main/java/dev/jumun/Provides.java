package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a provider of a dependency. The provider returns the dependency, or takes a parameter of
 * type {@code Yield<T>}, returns nothing, and lends the dependency. A provider that neither returns
 * nor lends anything is a check, which {@link Requires} names.
 *
 * <pre>{@code
 * @Provides
 * static void session(Database database, Yield<Session> yield) throws Exception {
 *     try (Session session = database.open()) {
 *         yield.to(session); // runs the handler
 *     }
 * }
 * }</pre>
 *
 * <p>On a record or class, its constructor is the provider and takes its parameters as a function
 * does.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Provides {
    /** How long the dependency lives. */
    Scope value() default Scope.REQUEST;

    /**
     * Whether it is called once per request. If false, it is called for each parameter of its type.
     */
    boolean cached() default true;

    /**
     * Whether it may run at the same time as other parallel providers, once its own dependencies
     * are available. The first failure cancels the others. It is allowed only for providers that
     * return a value, and take only values and dependencies.
     */
    boolean parallel() default false;
}
