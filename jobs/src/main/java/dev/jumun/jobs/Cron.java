package dev.jumun.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls a method at the times of a crontab. Its parameters are dependencies, lent for each call. It
 * returns nothing.
 *
 * <pre>{@code
 * @Cron(value = "0 3 * * *", zone = "Asia/Seoul")
 * void report(Connection connection) throws SQLException {
 *     System.out.println(countOrders(connection) + " orders");
 * }
 * }</pre>
 *
 * <p>If a {@code @Provides(Scope.APP)} method lends {@link Jobs}, one node of those that share
 * their database does it each time, and a time at which no node ran is made up for once. Without
 * one, every process does it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Cron {
    /** The times: minute, hour, day of the month, month and day of the week. */
    String value();

    /** The zone in which the times are meant. */
    String zone() default "UTC";

    /** The name by which nodes know the work; that of the method unless it is given. */
    String name() default "";
}
