package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Thrown where cancelled work stands, to unwind it. An {@code Error}, so that {@code catch
 * (Exception e)} does not swallow it; let it pass, as you would let pass an {@code
 * OutOfMemoryError}.
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
     * Made when it is asked for: a thousand tasks may be cancelled at once, and nobody reads it.
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

    /** Returns why the work was cancelled; the first reason stays, whatever comes later. */
    public CancelReason reason() {
        return reason;
    }

    /**
     * Returns the name of what the request to cancel came from: the task that failed, the timeout
     * that was over, the task or group that was asked to end.
     */
    public String source() {
        return source;
    }

    /**
     * Returns what a thread of yours that was interrupted while it waited should throw: with the
     * reason why its task was cancelled, or {@link CancelReason#INTERRUPTED} if it was not. Clears
     * no flag.
     */
    public static Cancelled interrupted(@Nullable InterruptedException cause) {
        Job job = Job.current();
        Cancellation cancellation = job != null && job.isCancelled() ? job.cancellation() : null;
        if (cancellation != null) {
            return cancellation.toError(cause);
        }
        String name = job == null ? Strand.nameOf(Thread.currentThread()) : job.name();
        return new Cancelled(CancelReason.INTERRUPTED, name, name, null, cause);
    }

    /** Whether this is how a request to cancel came to light, and not a failure of its own. */
    boolean isFrom(@Nullable Cancellation other) {
        return other != null && cancellation == other;
    }
}
