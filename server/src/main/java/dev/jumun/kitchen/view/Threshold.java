package dev.jumun.kitchen.view;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Decides without a lock whether a request of a route may be worth keeping. */
final class Threshold {
    /** The slowest of yesterday is of no use today. */
    static final Duration FRESH = Duration.ofMinutes(10);

    /** How often a failure of a route is kept: in a storm of failures, one tells as much as all. */
    private static final long FAILURE_NANOS = Duration.ofMillis(200).toNanos();

    private volatile long nanos;
    private volatile long since = System.nanoTime();
    private final AtomicLong failedAt = new AtomicLong(System.nanoTime() - FAILURE_NANOS);

    /** Whether a request is slow, and slower than all that are kept. */
    boolean isPassedBy(long time, long slow) {
        return time > slow && (time > nanos || System.nanoTime() - since > FRESH.toNanos());
    }

    boolean takesFailure() {
        long before = failedAt.get();
        long now = System.nanoTime();
        return now - before >= FAILURE_NANOS && failedAt.compareAndSet(before, now);
    }

    void raise(long time) {
        nanos = time;
        since = System.nanoTime();
    }
}
