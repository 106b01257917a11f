package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread as schedulers know it: to be woken, or interrupted if that is owed. Knows whether an
 * interrupt is on its way to it, and what is done instead of one, if anything is.
 *
 * <p>The thread can wait for an interrupt that is on its way, and take it back: none ever leaks
 * into what comes after that for which it was sent.
 */
abstract class Interruptible {
    private static final int NONE = 0;
    private static final int UNDERWAY = 1;
    private static final int UNDERWAY_AGAIN = 2;
    private static final int SENT = 3;

    /**
     * The flag was set by the thread itself as it had waited for the end of something, whatever
     * comes. A failure that passes there is older, unless the flag has been used.
     */
    private static final int OWED = 4;

    private static final AtomicIntegerFieldUpdater<Interruptible> INTERRUPT =
            AtomicIntegerFieldUpdater.newUpdater(Interruptible.class, "interrupt");

    final Scheduler scheduler;

    /** Where its scheduler keeps what it knows of it; with the real one, its timer. */
    @Nullable Object seat;

    private volatile int interrupt;

    /** What is done instead of an interrupt, if anything is: the innermost. */
    private volatile @Nullable CancelHook hook;

    Interruptible(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    abstract Thread thread();

    /** What it runs at this moment. */
    abstract @Nullable Cancellable innermost();

    /**
     * Interrupts the thread if that is owed; once for each request. Blocks while the thread reads
     * from a channel that does not notice.
     */
    final void interruptIfOwed() {
        int before =
                INTERRUPT.getAndUpdate(
                        this, state -> isUnderway(state) ? UNDERWAY_AGAIN : UNDERWAY);
        if (isUnderway(before)) {
            return; // the thread that is at it looks once more
        }
        int after = before;
        do {
            interrupt = UNDERWAY;
            if (isOwedAnInterrupt()) {
                thread().interrupt();
                after = SENT;
            }
        } while (!INTERRUPT.compareAndSet(this, UNDERWAY, after));
        LockSupport.unpark(thread());
    }

    private boolean isOwedAnInterrupt() {
        Cancellable job = innermost();
        if (job == null || !job.isCancelled()) {
            return false;
        }
        CancelHook instead = hook; // after the request: what sets a hook looks for requests then
        return instead == null ? job.isOwedAnInterrupt() : instead.isGraceOver();
    }

    private static boolean isUnderway(int state) {
        return state == UNDERWAY || state == UNDERWAY_AGAIN;
    }

    // ---- on the thread itself

    /** Whether an interrupt of its thread, if there is one, is somebody else's. */
    final boolean hasNoInterrupt() {
        return interrupt == NONE;
    }

    /** Whether what fails on the thread now may have failed because we interrupted it. */
    final boolean mayHaveNoticed() {
        int state = interrupt;
        return state != NONE && (state != OWED || !thread().isInterrupted());
    }

    /** Sets the calling thread's own flag: a cancelled job stays cancelled. */
    final void interruptSelf() {
        interruptSelf(SENT);
    }

    /** The same for what it has not noticed as it waited for an end, whatever comes. */
    final void interruptSelfAfterwards() {
        interruptSelf(OWED);
    }

    private void interruptSelf(int asIf) {
        CancelHook instead = hook;
        if (instead != null && !instead.isGraceOver()) {
            instead.fire(this);
            return;
        }
        awaitInterrupt();
        interrupt = interrupt == SENT ? SENT : asIf; // what has reached it once has reached it
        Thread.currentThread().interrupt();
    }

    /** Clears the flag that was set for what has ended, or is shielded now. */
    final void clearInterrupt() {
        CancelHook instead = hook;
        if (instead != null) {
            instead.awaitAction();
        }
        takeInterruptBack();
    }

    /** The same while an action may run that is done instead of an interrupt. */
    final void takeInterruptBack() {
        int state = interrupt;
        while (state != NONE) {
            if (!isUnderway(state) && INTERRUPT.compareAndSet(this, state, NONE)) {
                Thread.interrupted();
                return;
            }
            awaitInterrupt();
            state = interrupt;
        }
    }

    /** Waits until an interrupt that is on its way has arrived: microseconds. */
    private void awaitInterrupt() {
        while (isUnderway(interrupt)) {
            LockSupport.parkNanos(this, 100_000); // returns at once when the flag is set
            Thread.onSpinWait();
        }
    }

    // ---- what is done instead

    final @Nullable CancelHook hook() {
        return hook;
    }

    final void hook(@Nullable CancelHook innermostOne) {
        hook = innermostOne;
    }

    /** Begins it, if there is anything. Called by any thread; does not block. */
    final void beginInstead() {
        CancelHook instead = hook;
        if (instead != null) {
            instead.fire(this);
        }
    }

    /** Whether it has begun. */
    final boolean hasActedInstead() {
        CancelHook instead = hook;
        return instead != null && instead.hasBegun();
    }

    /** Something ends as cancelled, however that was noticed: the action has run by then. */
    final void actInstead(Throwable verdict) {
        CancelHook instead = hook;
        if (instead != null) {
            instead.fire(this);
            instead.awaitAction();
            Failures.suppress(verdict, instead.failure());
        }
    }
}
