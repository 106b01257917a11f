package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Tells a failure from the echo of our own cancelling: a failure is thrown as it is, an echo ends
 * its job as {@link Cancelled}.
 *
 * <p>The rule: a failure is the echo of a job's cancellation if it is a {@link Cancelled} of that
 * very cancellation, or wraps one; or if it reports an interruption, and the thread was interrupted
 * for that cancellation; or if it is any exception, and an action ran instead of the interrupt
 * ({@link CancelHook}). Looking for either ends at a failure that has been judged before, where it
 * left an inner job or another task, and at a {@link Cancelled} of another cancellation: both are
 * somebody's failure, whatever their causes are.
 */
final class Echo {
    private static final int MOST_CAUSES = 64;

    private Echo() {}

    /** Decides the cause of a job's failure: the work itself, or its own cancellation. */
    static Throwable judge(Job job, Strand on, Throwable failure) {
        Cancellation why = job.cancellation();
        Throwable verdict = failure;
        if (why != null && isEcho(failure, why, on)) {
            job.noticed(why);
            verdict = failure instanceof Cancelled ? failure : why.toError(failure);
            on.actInstead(verdict);
        }
        on.judged(verdict);
        return verdict;
    }

    /** Whether a failure is how a job's being cancelled has come to light on the thread. */
    private static boolean isEcho(Throwable failure, Cancellation why, Strand on) {
        boolean acted = on.hasActedInstead();
        return isEcho(failure, why, on.judged(), on.mayHaveNoticed(), acted);
    }

    /**
     * Whether a failure is an echo.
     *
     * @param why why the job was cancelled
     * @param judged the last failure that was judged on this thread
     * @param interrupted whether the thread has been interrupted for it
     * @param acted whether an action has begun instead
     */
    static boolean isEcho(
            Throwable failure,
            Cancellation why,
            @Nullable Throwable judged,
            boolean interrupted,
            boolean acted) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < MOST_CAUSES; t = t.getCause(), depth++) {
            if (t instanceof Cancelled cancelled) {
                return cancelled.isFrom(why);
            }
            if (t == judged) {
                return false;
            }
            if (isInterruption(t)) {
                return interrupted || acted;
            }
        }
        return acted && failure instanceof Exception;
    }

    /** Whether a failure means that its thread was interrupted, and not by us. */
    static boolean isInterruptFromOutside(Throwable failure) {
        return failure instanceof Cancelled cancelled
                ? cancelled.reason() == CancelReason.INTERRUPTED && cancelled.isFromNone()
                : isInterruption(failure);
    }

    /** Whether the JDK reports an interrupt by it. */
    private static boolean isInterruption(Throwable failure) {
        return failure instanceof InterruptedException
                || failure instanceof ClosedByInterruptException
                || (failure instanceof SocketException
                        && "Closed by interrupt".equals(failure.getMessage()));
    }
}
