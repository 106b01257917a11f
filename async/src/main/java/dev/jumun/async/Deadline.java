package dev.jumun.async;

import java.time.Duration;

/**
 * The deadline of a running {@link Async#timeout(Duration, ThrowingFunction) timeout}, which can be
 * moved.
 */
public final class Deadline {
    private final Limit limit;

    Deadline(Limit limit) {
        this.limit = limit;
    }

    /**
     * Moves the deadline: so long from now.
     *
     * @throws IllegalStateException if it has passed already, or the timeout has ended
     * @throws IllegalArgumentException if the duration is negative
     */
    public void reset(Duration fromNow) {
        limit.reset(Durations.notNegative(fromNow));
    }

    /**
     * Takes the deadline away.
     *
     * @throws IllegalStateException if it has passed already, or the timeout has ended
     */
    public void remove() {
        limit.never();
    }

    /** Whether it has passed, so that what it limits is being cancelled. */
    public boolean isOver() {
        return limit.isOver();
    }
}
