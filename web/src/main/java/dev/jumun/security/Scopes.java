package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scopes that something needs: on a parameter that is a dependency, for it and all that it
 * depends on itself; on a handler, for all of its dependencies; on a router or an API, for those of
 * all its handlers. They add up along the chain, the outermost first, and come out as {@link
 * SecurityScopes}; the document lists them.
 *
 * <p>Nothing checks them but what takes the {@link SecurityScopes}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface Scopes {
    /** Their names. */
    String[] value();
}
