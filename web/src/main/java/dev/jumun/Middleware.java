package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands around requests: of an API's class around all, those of unknown paths included; of a
 * router's class around that router's routes. Of several, the one that is declared first is
 * outermost. It is one of:
 *
 * <ul>
 *   <li>a method that takes a {@link Request} and a {@link Next} and returns a {@link Response}:
 *       {@code next.call()} returns when the answer begins, before its body is sent; what the
 *       method returns is sent. A streamed body can be passed on or replaced, not read.
 *   <li>a method without parameters that returns a {@link dev.jumun.middleware.Filter}, such as
 *       {@link dev.jumun.middleware.Cors}: called once, at start-up.
 * </ul>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Middleware {
    /** Whether it stands only around what names it with {@link UseMiddleware}. */
    boolean named() default false;
}
