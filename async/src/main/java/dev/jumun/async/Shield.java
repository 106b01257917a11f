package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What holds cancelling back from a job, though not for longer than a grace period. */
final class Shield {
    private final Job job;
    private final Duration grace;
    private Scheduler.@Nullable Alarm alarm;
    private boolean ended;
    private volatile boolean over;

    Shield(Job job, Duration grace) {
        this.job = job;
        this.grace = grace;
    }

    /** Whether the grace is over. */
    boolean isOver() {
        return over;
    }

    /** Cancelling was asked for: the grace begins, once. */
    synchronized void begin() {
        if (alarm == null && !ended) {
            Scheduler scheduler = Scheduler.of(job);
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
        job.graceEnds();
    }

    /** What was shielded has ended. */
    synchronized void end() {
        ended = true;
        if (alarm != null) {
            alarm.cancel();
        }
    }
}
