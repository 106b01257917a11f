package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a group of routes that an {@link Api} includes. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Router {
    /** What every path of the router starts with: empty, or {@code /orders}. */
    String prefix() default "";

    /** The tags that its operations carry in the document. */
    String[] tags() default {};

    /**
     * Whether a body is JSON only if its content type says so. If it isn't set, the router around
     * this one applies, or the API.
     */
    boolean strictContentType() default true;

    /** Whether its routes redirect paths with a slash too many or too few; those within it, too. */
    boolean redirectSlashes() default true;

    /** Whether none of its routes should be used any more; those within it, too. */
    boolean deprecated() default false;

    /** What all of its routes call back, as {@link dev.jumun.openapi.Operation#callbacks} says. */
    Class<?>[] callbacks() default {};

    /** Routers within this one: their prefixes follow its own. */
    Class<?>[] routers() default {};
}
