package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how many requests of a route are handled at once, in this process; one more is answered
 * 503 with {@code Retry-After}, and does not wait. For work that takes much memory or time each: an
 * export, a hash of a password. A web socket counts as long as it is open.
 *
 * <pre>{@code
 * @Get("/export")
 * @MaxConcurrent(4)
 * Response export() { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MaxConcurrent {
    /** How many at most: 1 or more. */
    int value();
}
