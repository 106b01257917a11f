package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the status of a successful response. The default is 200.
 *
 * <pre>{@code
 * @Post("/orders")
 * @Status(201)
 * Order order(Order order) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Status {
    /** The status, from 200 to 599. */
    int value();
}
