package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * The first request to cancel a job: why, at which job it was aimed, whose doing it was, and what
 * led to it.
 */
record Cancellation(
        CancelReason reason,
        Job origin,
        String source,
        @Nullable Throwable cause,
        Stragglers stragglers) {
    Cancellation(CancelReason reason, Job origin, String source, @Nullable Throwable cause) {
        this(reason, origin, source, cause, new Stragglers());
    }

    Cancelled toError() {
        return toError(cause);
    }

    Cancelled toError(@Nullable Throwable with) {
        return new Cancelled(reason, origin.name(), source, this, with);
    }
}
