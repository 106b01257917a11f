package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Future;

/** Runs an order slip for at most so long; then cancels it, and waits until it has ended. */
final class Limit {
    private final Duration duration;
    private final Job job;

    Limit(Duration duration) {
        this.duration = duration;
        this.job = Job.below(Job.current(), "timeout " + duration, true);
    }

    <T extends @Nullable Object> T run(Coroutine<T> coroutine) {
        Future<?> timer = Timer.after(duration, () -> job.cancel(CancelReason.TIMEOUT, null));
        try {
            return job.run(coroutine);
        } finally {
            timer.cancel(false);
        }
    }

    /** Whether it was this limit that ended the slip, and not one around it or within. */
    boolean hasCaused(Cancelled cancelled) {
        Cancellation why = job.cancellation();
        return why != null && why.origin() == job && cancelled.isFrom(why);
    }
}
