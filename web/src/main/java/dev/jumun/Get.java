package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the handler of {@code GET} requests to a path. The response is the value that the method
 * returns.
 *
 * <pre>{@code
 * @Get("/drinks/{id}")
 * Drink drink(int id) {
 *     return drinks.find(id);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Get {
    /**
     * The path of the route. Variables are in braces: {@code /drinks/{id}}. A variable such as
     * {@code {rest:path}} matches the rest of the path, slashes included.
     */
    String value();
}
