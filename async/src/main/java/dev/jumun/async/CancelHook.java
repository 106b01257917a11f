package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * What is done instead of an interrupt while a {@link HookedCall} runs on a thread: an action, and
 * the interrupt only when a grace is over.
 *
 * <p>Follows the protocol of the interrupt that it replaces. It begins only while the innermost job
 * of the thread is cancelled. Code that leaves that job, throws {@link Cancelled} or enters a
 * shield waits until an action in progress has ended, so the action never affects later code.
 */
final class CancelHook {
    private static final int ARMED = 0;
    private static final int RUNNING = 1;
    private static final int RAN = 2;
    private static final int OVER = 3;

    private static final AtomicIntegerFieldUpdater<CancelHook> STATE =
            AtomicIntegerFieldUpdater.newUpdater(CancelHook.class, "state");
    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("jumun-on-cancel-", 0).factory());

    private final ThrowingRunnable action;
    private final long grace;
    private volatile int state = ARMED;
    private volatile boolean graceOver;
    private volatile @Nullable Throwable failure;
    private volatile Scheduler.@Nullable Alarm alarm;

    CancelHook(long grace, ThrowingRunnable action) {
        this.grace = grace;
        this.action = action;
    }

    /** Drops the action, unless it has begun. */
    boolean dropAction() {
        return STATE.compareAndSet(this, ARMED, OVER);
    }

    /** From here on no action begins, and none is in progress. */
    void end() {
        while (!dropAction() && state != RAN) {
            awaitAction();
        }
        callOff();
    }

    // ---- when the thread has to notice that it is cancelled

    /** Begins the action, unless it has begun. Called by any thread; does not block. */
    void fire(Interruptible on) {
        while (STATE.compareAndSet(this, ARMED, RUNNING)) {
            if (isWanted(on)) {
                begin(on);
                return;
            }
            state = ARMED;
            if (!isWanted(on)) {
                return;
            }
        }
    }

    private boolean isWanted(Interruptible on) {
        Cancellable job = on.innermost();
        return on.hook() == this && job != null && job.isCancelled();
    }

    private void begin(Interruptible on) {
        long deadline = on.scheduler.deadlineIn(grace);
        if (deadline != Scheduler.NEVER) {
            alarm = on.scheduler.at(deadline, () -> insist(on));
        }
        try {
            THREADS.execute(() -> act(on));
        } catch (Throwable refused) {
            failed(on, refused);
            state = RAN;
        }
    }

    /** On a thread that may block. */
    private void act(Interruptible on) {
        try {
            action.run();
        } catch (Throwable thrown) {
            failed(on, thrown);
        } finally {
            state = RAN;
        }
    }

    private void failed(Interruptible on, Throwable thrown) {
        failure = thrown;
        insist(on);
    }

    private void insist(Interruptible on) {
        graceOver = true;
        on.scheduler.interrupt(on);
    }

    // ---- on the thread of the callable

    /** Whether the thread may be interrupted by now. */
    boolean isGraceOver() {
        return graceOver;
    }

    boolean hasBegun() {
        return state == RUNNING || state == RAN;
    }

    boolean hasRun() {
        return state == RAN;
    }

    /** What the action threw, if it did. */
    @Nullable Throwable failure() {
        return failure;
    }

    /** Waits until an action in progress has ended. */
    void awaitAction() {
        while (state == RUNNING) {
            LockSupport.parkNanos(this, 100_000);
            Thread.onSpinWait();
        }
    }

    /** A job within has ended, and what is around it is not cancelled: the action may run again. */
    void rearm(Interruptible on) {
        awaitAction();
        if (state == RAN) {
            callOff();
            graceOver = false;
            failure = null;
            state = ARMED;
            if (isWanted(on)) {
                fire(on);
            }
        }
    }

    private void callOff() {
        Scheduler.Alarm set = alarm;
        if (set != null) {
            set.cancel();
            alarm = null;
        }
    }
}
