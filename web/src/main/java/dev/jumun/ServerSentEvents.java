package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends the values of a handler's {@code Generator} as server-sent events (WHATWG HTML, section
 * 9.2). Each value is the JSON data of an event. A {@code Generator<ServerSentEvent<T>>} needs no
 * annotation. While there is nothing to send, a comment every 15 seconds keeps the connection open.
 *
 * <pre>{@code
 * @Get("/orders/ready")
 * @ServerSentEvents
 * Generator<Order> ready() {
 *     return Generator.of(yield -> {
 *         while (true) {
 *             yield.to(readyOrders.take());
 *         }
 *     });
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ServerSentEvents {}
