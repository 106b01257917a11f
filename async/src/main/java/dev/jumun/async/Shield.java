package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What holds cancelling back from a job, though not for longer than a grace period. */
final class Shield {
    private final Duration grace;
    private final Runnable whenOver;
    private Scheduler.@Nullable Alarm alarm;
    private boolean ended;
    private volatile boolean over;

    /**
     * Of a job that has not ended.
     *
     * @param whenOver delivers what was held back
     */
    Shield(Duration grace, Runnable whenOver) {
        this.grace = grace;
        this.whenOver = whenOver;
    }

    /** Whether the grace is over. */
    boolean isOver() {
        return over;
    }

    /** Cancelling was asked for: the grace begins, once. */
    synchronized void begin(Scheduler scheduler) {
        if (alarm == null && !ended) {
            long deadline = scheduler.deadlineIn(Durations.nanos(grace));
            if (deadline != Scheduler.NEVER) {
                alarm = scheduler.at(deadline, this::graceEnds);
            }
        }
    }

    private void graceEnds() {
        synchronized (this) {
            if (ended) {
                return;
            }
            over = true;
        }
        whenOver.run();
    }

    /** What was shielded has ended. */
    synchronized void end() {
        ended = true;
        if (alarm != null) {
            alarm.cancel();
        }
    }
}
