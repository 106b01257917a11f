package dev.jumun.middleware;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Gives requests so much time; what is not done by then is cancelled and answered 503 with {@code
 * Retry-After}. What waits within asks {@code Async.remaining()} how much of it is left.
 */
public final class Deadline implements Filter {
    private final Duration duration;

    private Deadline(Duration duration) {
        this.duration = duration;
    }

    /** So much time for a request, from when it reaches this filter. */
    public static Deadline after(Duration duration) {
        return new Deadline(duration);
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        if (exchange.asksForWebSocket()) {
            next.handle(exchange); // a socket is open as long as it likes
            return;
        }
        Instant own = Instant.now().plus(duration);
        Instant engine = exchange.deadline();
        Instant first = engine != null && engine.isBefore(own) ? engine : own;
        next.handle(
                new ForwardingExchange(exchange) {
                    @Override
                    public @Nullable Instant deadline() {
                        return first;
                    }
                });
    }
}
