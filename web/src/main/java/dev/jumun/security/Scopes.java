package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares required scopes. On a parameter that is a dependency, they apply to it and to everything
 * that it depends on. On a handler, they apply to all its dependencies. On a router or an API, they
 * apply to the dependencies of all its handlers. The scopes are collected along the chain of
 * dependencies, the outermost first, and are available as {@link SecurityScopes}. The OpenAPI
 * document lists them. A scheme of the dependencies must declare each of them.
 *
 * <pre>{@code
 * @Provides
 * static User user(
 *         SecurityScopes needed,
 *         @OAuth2PasswordBearer(tokenUrl = "token", scopes = @OAuth2Scope("me")) String token) { … }
 *
 * @Get("/me")
 * User me(@Scopes("me") User user) {
 *     return user;
 * }
 * }</pre>
 *
 * <p>Jumun does not check the scopes. The provider that takes {@link SecurityScopes} must check
 * them. A handler with scopes that depends on no such provider is a compile error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface Scopes {
    /** The names of the scopes. */
    String[] value();
}
