package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Wraps the handling of requests. Middleware of an API class wraps all requests, including those to
 * unknown paths. Middleware of a router class wraps the routes of that router. If there are
 * several, the one declared first is the outermost. It is one of:
 *
 * <ul>
 *   <li>a method that takes a {@link Request} and a {@link Next} and returns a {@link Response}.
 *       {@code next.call()} returns before the body of the response is sent. The response that the
 *       method returns is sent. A streamed body can be passed on or replaced, but not read.
 *   <li>a method without parameters that returns a {@link dev.jumun.middleware.Filter}, such as
 *       {@link dev.jumun.middleware.Cors}. It is called once, at startup.
 * </ul>
 *
 * <pre>{@code
 * @Middleware
 * Response addProcessTime(Request request, Next next) throws InterruptedException {
 *     long start = System.nanoTime();
 *     Response response = next.call();
 *     double seconds = (System.nanoTime() - start) / 1e9;
 *     return response.header("x-process-time", String.valueOf(seconds));
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Middleware {
    /** Whether it wraps only the routes and routers that name it with {@link UseMiddleware}. */
    boolean named() default false;
}
