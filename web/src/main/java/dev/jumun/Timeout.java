package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a route, all routes of a router, or all of an API so much time, from when their
 * dependencies are set up until the answer has been sent. What is not done by then is cancelled and
 * torn down, and answered 503 with {@code Retry-After} if its answer has not begun. What is said
 * nearest to the route counts; the time that the server and filters give is not prolonged by it.
 * Web sockets may stay open.
 *
 * <p>What waits within asks {@code Async.remaining()} how much of it is left.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Timeout {
    /** How long: {@code 500ms}, {@code 2s}, {@code 1m}, {@code 1h}, or as ISO 8601 has it. */
    String value();
}
