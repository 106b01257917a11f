package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names functions with {@link Provides} that are to be called before a handler although none of its
 * parameters takes what they provide: checks, above all. On a router or an API it counts for all of
 * its routes. Those of the API come first, then those of routers, then those of the route, then
 * what parameters take.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requires {
    /** Their names: {@code "verifyToken"}, or with the class, {@code "Security.verifyToken"}. */
    String[] value();
}
