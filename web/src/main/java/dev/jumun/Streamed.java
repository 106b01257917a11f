package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends what a handler's {@code Generator<byte[]>} or {@code Generator<String>} makes as it is,
 * piece by piece. Without it a generator's values are sent as JSON Lines, or as server-sent events.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Streamed {
    /** The media type of the answer; empty for none. */
    String value() default "";
}
