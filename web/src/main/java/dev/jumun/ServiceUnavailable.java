package dev.jumun;

import java.time.Duration;

/**
 * Marks an exception that isn't a fault of the program: a resource that the request needs, such as
 * a database, is temporarily unavailable or overloaded. A request that fails with such an
 * exception, or with an exception that it caused, is answered with 503 and {@code Retry-After} (RFC
 * 9110, section 15.6.4), unless an exception handler of the API answers it. The log gets one line
 * without a stack trace. A web socket is closed with 1013.
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
    /** Returns how long the client should wait before it retries. It is sent in whole seconds. */
    default Duration retryAfter() {
        return Duration.ofSeconds(1);
    }

    /** Returns the {@code detail} of the response, which the client sees. */
    default String detail() {
        return "Service Unavailable";
    }
}
