package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how many requests of a route are handled at the same time in this process. Further
 * requests are answered at once with 503 and {@code Retry-After}. Use it for routes that need much
 * memory or time for each request, such as an export or a password hash. A web socket is included
 * towards the limit while it is open.
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
    /** The maximum number of concurrent requests, at least 1. */
    int value();
}
