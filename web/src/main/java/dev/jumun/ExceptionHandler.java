package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers failures: a method of an API or a router that takes an exception, and a {@link Request}
 * if it wants to. With a {@link #status} it answers whatever would be answered with that, and takes
 * an {@link HttpException}, a {@link Request}, both or nothing.
 *
 * <p>It returns a {@link Response}, or a value that is written as JSON: with the {@link Status} of
 * the method, or that of the error. If it answers a {@link
 * dev.jumun.validation.RequestValidationException} so, the document shows the type of the value.
 *
 * <p>Of several that fit, the nearest to the route is called; of those, the one for the status of
 * an {@link HttpException}, then the one for the nearest class. What a handler throws is answered
 * by the one for its status, if that is another; then by the framework.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ExceptionHandler {
    /**
     * The statuses whose answers it makes, those of the framework's own errors included: 404, 405,
     * 413, 422, 500 and others.
     */
    int[] status() default {};

    /** Where it counts. */
    Scope scope() default Scope.API;

    /** Where a handler counts. */
    enum Scope {
        /** For the whole API, unknown paths and what middleware throws included. */
        API,

        /** For the routes of the router that declares it, and of the routers within that one. */
        ROUTER,

        /** For the routes and routers that name it with {@link UseMiddleware}. */
        NAMED
    }
}
