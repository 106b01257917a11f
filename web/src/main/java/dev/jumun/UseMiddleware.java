package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts named {@link Middleware} around a route, or around all routes of a router; or lets their
 * failures be handled by a named {@link ExceptionHandler} method.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface UseMiddleware {
    /** The names of the methods: of middleware the outermost first, of handlers the nearest. */
    String[] value();
}
