package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends the values of a handler's {@code Generator<byte[]>} or {@code Generator<String>} unchanged,
 * piece by piece. Without it, the values are sent as JSON Lines or as server-sent events.
 *
 * <pre>{@code
 * @Get("/pieces")
 * @Streamed("text/plain")
 * Generator<String> pieces() {
 *     return Generator.of(yield -> {
 *         yield.to("one ");
 *         yield.to("two");
 *     });
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Streamed {
    /** The media type of the response. If empty, it is left out. */
    String value() default "";
}
