package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names {@link Provides} functions that are called before a handler although none of its parameters
 * takes their result. Most of them are checks. On a router or an API it applies to all its routes.
 * Functions of the API are called first, then those of routers, then those of the route, then those
 * that parameters need.
 *
 * <pre>{@code
 * @Provides
 * static void verifyToken(@Header String xToken) {
 *     if (!xToken.equals("secret")) {
 *         throw new HttpException(400, "The token is invalid.");
 *     }
 * }
 *
 * @Get("/drinks")
 * @Requires("verifyToken")
 * List<Drink> drinks() { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requires {
    /**
     * The names of the functions: {@code "verifyToken"}, or with the class {@code
     * "Security.verifyToken"}.
     */
    String[] value();
}
