package dev.jumun.jobs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time of a shutdown. It begins once, when the jobs are closed, and everything that is waited
 * for takes from it: the grace period, at whose end the jobs that run are cancelled, then a moment
 * for what was cancelled. db-scheduler waits for one thing after the other, each with a time of its
 * own: a look for jobs that hangs in the driver would put off the rest.
 */
final class Grace {
    /** What was cancelled needs one to end, and to be put back. */
    static final Duration MOMENT = Duration.ofSeconds(1);

    /** Waits for threads to end. */
    @FunctionalInterface
    interface Awaiting {
        /** Returns whether they have ended within nanoseconds. */
        boolean await(long nanos) throws InterruptedException;
    }

    private final long period;
    private final Runnable cutOff;
    private final LongSupplier clock;
    private long begun;
    private boolean isCutOff;

    /**
     * Makes one that has not begun.
     *
     * @param cutOff cancels what still runs after the grace period
     * @param clock in nanoseconds
     */
    Grace(Duration period, Runnable cutOff, LongSupplier clock) {
        this.period = TimeUnit.NANOSECONDS.convert(period);
        this.cutOff = cutOff;
        this.clock = clock;
    }

    /** Begins. For the one thread that closes the jobs, as what follows. */
    void begin() {
        begun = clock.getAsLong();
    }

    /**
     * Waits for threads to end: a time at most, and no longer than there is left. At the end of the
     * grace period it cancels the jobs, whatever it waits for.
     *
     * @param atMost in nanoseconds
     * @return whether they have ended
     */
    boolean await(Awaiting threads, long atMost) throws InterruptedException {
        long since = clock.getAsLong();
        if (!isCutOff) {
            boolean isOver = true; // also if the one that waits is interrupted: it is in a hurry
            try {
                if (threads.await(Math.max(0, Math.min(left(begun, period), atMost)))) {
                    isOver = false;
                    return true;
                }
                isOver = left(begun, period) <= 0;
            } finally {
                if (isOver) {
                    isCutOff = true;
                    cutOff.run();
                }
            }
        }
        long left = Math.min(left(begun, period + MOMENT.toNanos()), left(since, atMost));
        return threads.await(Math.max(0, left));
    }

    private long left(long since, long nanos) {
        return nanos - (clock.getAsLong() - since);
    }
}
