package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Applies named {@link ExceptionHandler} methods to the failures of a route, of all routes of a
 * router, or of all routes of an API. For example:
 *
 * <pre>{@code
 * @ExceptionHandler(scope = ExceptionHandler.Scope.NAMED)
 * Response soldOut(SoldOutException soldOut) { … }
 *
 * @Get("/cakes")
 * @UseExceptionHandler("soldOut")
 * List<Cake> cakes() { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface UseExceptionHandler {
    /** The names of the methods. The first is the nearest to the route. */
    String[] value();
}
