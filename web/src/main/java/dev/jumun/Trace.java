package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Answers {@code TRACE} requests to a path with what the method returns. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Trace {
    /**
     * The path, with variables in braces: {@code /drinks/{id}}; {@code {rest:path}} takes the rest,
     * slashes included.
     */
    String value();
}
