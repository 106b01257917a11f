package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a group of routes that an {@link Api} includes. For example:
 *
 * <pre>{@code
 * @Router(prefix = "/orders", tags = "orders")
 * class Orders {
 *     @Get("/{id}")
 *     Order order(int id) { … }
 * }
 *
 * @Api(routers = Orders.class)
 * class Cafe {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Router {
    /** The prefix of all its paths: empty, or {@code /orders}. */
    String prefix() default "";

    /** The tags of its operations in the OpenAPI document. */
    String[] tags() default {};

    /**
     * Whether a body is read as JSON only if its content type is JSON. If it isn't set, the setting
     * of the enclosing router or of the API applies.
     */
    boolean strictContentType() default true;

    /**
     * Whether a request with a superfluous or missing trailing slash is redirected to the existing
     * route. It also applies to nested routers.
     */
    boolean redirectSlashes() default true;

    /** Whether all its routes are deprecated, including those of nested routers. */
    boolean deprecated() default false;

    /** The callbacks of all its routes. See {@link dev.jumun.openapi.Operation#callbacks}. */
    Class<?>[] callbacks() default {};

    /** Nested routers. Their prefixes are appended to the prefix of this one. */
    Class<?>[] routers() default {};
}
