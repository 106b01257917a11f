package dev.jumun.async;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs short actions that do not block when their time has come. */
final class Timer {
    private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

    private Timer() {}

    static Future<?> after(Duration delay, Runnable action) {
        return EXECUTOR.schedule(action, nanos(delay), TimeUnit.NANOSECONDS);
    }

    /** The length of a duration, at most some 292 years. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }

    private static ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("jumun-timer").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
