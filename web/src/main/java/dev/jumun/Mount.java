package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mounts another API below a path, with its own OpenAPI document, middleware and exception
 * handlers. Its application-scoped dependencies start and stop with the outer API. Routes of the
 * outer API take precedence.
 *
 * <pre>{@code
 * @Api(mounts = @Mount(path = "/admin", api = Admin.class))
 * class Cafe { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Mount {
    /** The path: {@code /admin}. */
    String path();

    /** The class annotated with {@link Api}. */
    Class<?> api();
}
