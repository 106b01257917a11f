package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * The first request to cancel a job: why, at which job it was aimed, whose doing it was, and what
 * led to it.
 */
final class Cancellation {
    private final CancelReason reason;
    private final Job origin;
    private final String source;
    private final @Nullable Throwable cause;

    /** What is going to report that the job has not ended in time. */
    private volatile Scheduler.@Nullable Alarm report;

    Cancellation(CancelReason reason, Job origin, String source, @Nullable Throwable cause) {
        this.reason = reason;
        this.origin = origin;
        this.source = source;
        this.cause = cause;
    }

    CancelReason reason() {
        return reason;
    }

    Job origin() {
        return origin;
    }

    String source() {
        return source;
    }

    /** It is reported, unless the job ends before. */
    void reportedBy(Scheduler.Alarm alarm) {
        report = alarm;
        if (origin.hasEnded()) {
            callOffReport();
        }
    }

    /** The job has ended. */
    void callOffReport() {
        Scheduler.Alarm set = report;
        if (set != null) {
            set.cancel();
        }
    }

    Cancelled toError() {
        return toError(cause);
    }

    Cancelled toError(@Nullable Throwable with) {
        return new Cancelled(reason, origin.name(), source, this, with);
    }
}
