package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Serves the files of a directory below a path of an API, where no route answers: with ranges,
 * entity tags and conditional requests. The document says nothing of them.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Repeatable(StaticFiles.All.class)
@Target(ElementType.TYPE)
public @interface StaticFiles {
    /** Where clients see them: {@code /static}; {@code /} for everywhere. */
    String path();

    /**
     * Where they are: a directory, relative to that in which the program runs; or with {@code
     * classpath:} before it, a folder on the class path.
     */
    String directory();

    /** What {@link Request#urlFor} calls them; empty if it does not. */
    String name() default "";

    /** Whether {@code index.html} stands for its directory. */
    boolean html() default false;

    /**
     * The file that a browser gets where there is none, for applications that find their way
     * themselves: {@code index.html}, or {@code 404.html}, with that status. Empty for none.
     */
    String fallback() default "";

    /**
     * Whether the application refuses to start without the directory. A folder of the class path is
     * only warned of: a jar need not have an entry for it.
     */
    boolean checkDirectory() default true;

    /** Several of them. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface All {
        /** The directories. */
        StaticFiles[] value();
    }
}
