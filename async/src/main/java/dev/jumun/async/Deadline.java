package dev.jumun.async;

import java.time.Duration;

/**
 * The deadline of a running {@link Async#timeout(Duration, ThrowingFunction) timeout}, which can be
 * moved.
 *
 * <pre>{@code
 * timeout(Duration.ofSeconds(5), deadline -> {
 *     Order order = read();
 *     deadline.reset(Duration.ofSeconds(order.size()));
 *     return make(order);
 * });
 * }</pre>
 */
public final class Deadline {
    private final Limit limit;

    Deadline(Limit limit) {
        this.limit = limit;
    }

    /**
     * Moves the deadline to a duration from now.
     *
     * @throws IllegalStateException if it has passed already, or the timeout has ended
     * @throws IllegalArgumentException if the duration is negative
     */
    public void reset(Duration fromNow) {
        limit.reset(Durations.notNegative(fromNow));
    }

    /**
     * Removes the deadline.
     *
     * @throws IllegalStateException if it has passed already, or the timeout has ended
     */
    public void remove() {
        limit.never();
    }

    /** Whether the deadline has passed, so that the work is being cancelled. */
    public boolean isOver() {
        return limit.isOver();
    }
}
