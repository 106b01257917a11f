package dev.jumun.middleware;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Limits how long a request may take. A request that takes longer is cancelled and answered with
 * 503 and {@code Retry-After}. {@code Async.remaining()} returns how much of the time is left.
 */
public final class Deadline implements Filter {
    private final Duration duration;

    private Deadline(Duration duration) {
        this.duration = duration;
    }

    /** Limits requests to a duration, which starts when the request reaches this filter. */
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
