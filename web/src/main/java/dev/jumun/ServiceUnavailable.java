package dev.jumun;

import java.time.Duration;

/**
 * Marks an exception that is no fault of the program: something that the request needs, such as a
 * database, is away or overloaded, and may be back soon. A request that fails with one, or with an
 * exception that it caused, is answered 503 with {@code Retry-After} (RFC 9110, section 15.6.4),
 * unless an exception handler of the API answers it; the log gets one line without a stack trace. A
 * web socket is closed with 1013.
 *
 * <pre>{@code
 * final class StockAwayException extends IOException implements ServiceUnavailable {
 *     @Override
 *     public String detail() {
 *         return "The stock is being counted. Try again.";
 *     }
 * }
 * }</pre>
 */
public interface ServiceUnavailable {
    /** Returns how long the client should wait before it tries again; sent in whole seconds. */
    default Duration retryAfter() {
        return Duration.ofSeconds(1);
    }

    /** Returns the {@code detail} of the answer: the client reads it. */
    default String detail() {
        return "Service Unavailable";
    }
}
