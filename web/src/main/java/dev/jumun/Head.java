package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the handler of {@code HEAD} requests to a path. The response has no body.
 *
 * <pre>{@code
 * @Head("/reports/{id}")
 * Response report(int id) {
 *     return Response.empty(200).header("etag", reports.tag(id));
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Head {
    /**
     * The path of the route. Variables are in braces: {@code /drinks/{id}}. A variable such as
     * {@code {rest:path}} matches the rest of the path, slashes included.
     */
    String value();
}
