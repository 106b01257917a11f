package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits the size of request bodies for a route, for all routes of a router, or for all routes of
 * an API. The limit nearest to the route applies. A larger body is answered with 413. If {@code
 * Content-Length} exceeds the limit, the body is not read. Otherwise reading stops at the limit.
 *
 * <pre>{@code
 * @Put("/avatar")
 * @MaxBody("200KB")
 * void avatar(@FormFile Upload picture) { … }
 * }</pre>
 *
 * The server's {@code maxBodySize} applies as well: a route can lower that limit, but not raise it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface MaxBody {
    /** The maximum size: {@code 500} bytes, {@code 64KB}, {@code 5MB}. A KB has 1,024 bytes. */
    String value();
}
