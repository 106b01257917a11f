package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how long a request may take, for a route, for all routes of a router, or for all routes of
 * an API. The time runs from the setup of the dependencies until the response has been sent. A
 * request that takes longer is cancelled and torn down. If its response has not begun, it is
 * answered with 503 and {@code Retry-After}. The limit nearest to the route applies. It does not
 * extend the limits of the server and of filters. Web sockets are not limited.
 *
 * <pre>{@code
 * @Get("/report")
 * @Timeout("2s")
 * Report report() { … }
 * }</pre>
 *
 * <p>{@code Async.remaining()} returns how much of the time is left.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Timeout {
    /** The duration: {@code 500ms}, {@code 2s}, {@code 1m}, {@code 1h}, or ISO 8601. */
    String value();
}
