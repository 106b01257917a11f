package dev.jumun.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls a method again and again, a duration after it has last ended. Its parameters are
 * dependencies, lent for each call. It returns nothing.
 *
 * <pre>{@code
 * @Every("5m")
 * void sweep(Connection connection) throws SQLException {
 *     removeEmptyBookings(connection);
 * }
 * }</pre>
 *
 * <p>If a {@code @Provides(Scope.APP)} method lends {@link Jobs}, one node of those that share
 * their database does it each time. Without one, every process does.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Every {
    /** The duration: {@code 500ms}, {@code 2s}, {@code 1m}, {@code 1h}, or ISO 8601. */
    String value();

    /** The name by which nodes know the work; that of the method unless it is given. */
    String name() default "";
}
