package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Thrown in cancelled work to unwind it. It is an {@code Error}, so that {@code catch (Exception
 * e)} does not swallow it. Let it propagate, like an {@code OutOfMemoryError}.
 */
public final class Cancelled extends Error {
    private static final long serialVersionUID = 1;

    private final CancelReason reason;
    private final String target;
    private final String source;
    private final transient @Nullable Cancellation cancellation;

    Cancelled(
            CancelReason reason,
            String target,
            String source,
            @Nullable Cancellation cancellation,
            @Nullable Throwable cause) {
        super(null, cause);
        this.target = target;
        this.reason = reason;
        this.source = source;
        this.cancellation = cancellation;
    }

    /**
     * The message is created on demand: a thousand tasks may be cancelled at once, and it is rarely
     * read.
     */
    @Override
    public String getMessage() {
        if (reason == CancelReason.INTERRUPTED) {
            return target + " was interrupted";
        }
        return target
                + " was cancelled: "
                + reason.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (source.equals(target) ? "" : " (" + source + ")");
    }

    /** Returns why the work was cancelled. The first reason is kept. */
    public CancelReason reason() {
        return reason;
    }

    /**
     * Returns the name of the origin of the cancellation: the task that failed, the timeout that
     * expired, or the task or group that was cancelled.
     */
    public String source() {
        return source;
    }

    /**
     * Returns the error to throw from a thread of your own that was interrupted while it waited.
     * Its reason is that of the task's cancellation, or {@link CancelReason#INTERRUPTED} if the
     * task was not cancelled. Does not clear the interrupt flag.
     */
    public static Cancelled interrupted(@Nullable InterruptedException cause) {
        Job job = Current.job();
        Cancellation cancellation = job != null && job.isCancelled() ? job.cancellation() : null;
        if (cancellation != null) {
            return cancellation.toError(cause);
        }
        String name = job == null ? Strand.nameOf(Thread.currentThread()) : job.name();
        return new Cancelled(CancelReason.INTERRUPTED, name, name, null, cause);
    }

    /** Whether this was thrown by a cancellation, and isn't a failure of its own. */
    boolean isFrom(@Nullable Cancellation other) {
        return other != null && cancellation == other;
    }

    /** Whether it only tells that a thread was interrupted: no job was cancelled. */
    boolean isFromNone() {
        return cancellation == null;
    }
}
