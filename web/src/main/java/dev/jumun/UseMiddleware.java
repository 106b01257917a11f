package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Applies named {@link Middleware} to a route, to all routes of a router, or to all routes of an
 * API. For example:
 *
 * <pre>{@code
 * @Middleware(named = true)
 * Filter fewLogins() {
 *     return RateLimit.of(10, Duration.ofMinutes(1));
 * }
 *
 * @Post("/token")
 * @UseMiddleware("fewLogins")
 * Response token(OAuth2PasswordRequestForm form) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface UseMiddleware {
    /** The names of the methods. The first is the outermost. */
    String[] value();
}
