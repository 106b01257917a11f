package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Serves the files of a directory below a path of an API, for requests that no route answers. Range
 * requests, entity tags and conditional requests are supported. The files are not part of the
 * OpenAPI document.
 *
 * <pre>{@code
 * @Api
 * @StaticFiles(path = "/static", directory = "web/static", name = "static")
 * class Cafe { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Repeatable(StaticFiles.All.class)
@Target(ElementType.TYPE)
public @interface StaticFiles {
    /** The path: {@code /static}. {@code /} means all paths. */
    String path();

    /**
     * The directory of the files, relative to the working directory. With the prefix {@code
     * classpath:} it is a folder on the class path.
     */
    String directory();

    /** The name for {@link Request#urlFor}. If empty, it has no name. */
    String name() default "";

    /** Whether a directory is answered with its {@code index.html}. */
    boolean html() default false;

    /**
     * The file that is served to browsers if a file does not exist: {@code index.html} for
     * applications that route in the browser, or {@code 404.html}, which is sent with status 404.
     * If empty, a missing file is a 404.
     */
    String fallback() default "";

    /**
     * Whether the application refuses to start if the directory does not exist. For a folder on the
     * class path, only a warning is logged, since a jar need not have an entry for it.
     */
    boolean checkDirectory() default true;

    /** A container for several of these annotations. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface All {
        /** The directories. */
        StaticFiles[] value();
    }
}
