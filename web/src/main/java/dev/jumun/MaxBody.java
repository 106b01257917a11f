package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits the body of a request to a route, to all routes of a router, or to all of an API; what is
 * said nearest to the route counts. A larger body is answered 413: before it is read if its length
 * is announced, otherwise as soon as it is too long.
 *
 * <pre>{@code
 * @Put("/avatar")
 * @MaxBody("200KB")
 * void avatar(@FormFile Upload picture) { … }
 * }</pre>
 *
 * The server's own {@code maxBodySize} comes first: a route may take less than that, not more.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface MaxBody {
    /** The size at most: {@code 500} bytes, {@code 64KB}, {@code 5MB}; a KB has 1,024 bytes. */
    String value();
}
