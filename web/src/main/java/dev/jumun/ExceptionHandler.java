package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of an API or a router that turns an exception into a response. It takes the
 * exception, and optionally the {@link Request}. With {@link #status} it handles every error with
 * one of these statuses, and takes an {@link HttpException}, a {@link Request}, both or nothing.
 *
 * <pre>{@code
 * @ExceptionHandler
 * Response soldOut(SoldOutException soldOut) {
 *     return Response.json(Map.of("soldOut", soldOut.drink())).status(409);
 * }
 * }</pre>
 *
 * <p>It returns a {@link Response}, or a value that is written as JSON. The status of such a value
 * is the {@link Status} of the method, or else the status of the error. If a value answers a {@link
 * dev.jumun.validation.RequestValidationException}, the OpenAPI document shows its type.
 *
 * <p>If several handlers match, the one nearest to the route is called. Among those, a handler for
 * the status of an {@link HttpException} takes precedence over one for its class, and the most
 * specific class takes precedence. An exception that a handler throws is answered by the handler
 * for its status, if that is another one, and otherwise by the framework.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ExceptionHandler {
    /**
     * The statuses that it handles, including errors of the framework itself: 404, 405, 413, 422,
     * 500 and others.
     */
    int[] status() default {};

    /** The routes that it applies to. */
    Scope scope() default Scope.API;

    /** The routes that a handler applies to. */
    enum Scope {
        /** The whole API, including unknown paths and exceptions of middleware. */
        API,

        /** The routes of the router that declares it, and of the routers within that router. */
        ROUTER,

        /** The routes and routers that name it with {@link UseExceptionHandler}. */
        NAMED
    }
}
