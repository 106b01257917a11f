package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts another API below a path: with its own documents, middleware and handlers of errors. Its
 * application-scoped dependencies start and stop with the API around it. Routes of that one win.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Mount {
    /** The path: {@code /admin}. */
    String path();

    /** The class with {@link Api}. */
    Class<?> api();
}
