package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * What is done instead of an interrupt while a callable runs on a thread: an action, and the
 * interrupt only when a grace is over. See {@link Async#onCancel}.
 *
 * <p>Follows the protocol of the interrupt that it replaces. It begins only while the innermost job
 * of the thread is cancelled. Code that leaves that job, throws {@link Cancelled} or enters a
 * shield waits until an action in progress has ended, so the action never affects later code.
 */
final class CancelHook extends Job {
    static final Duration GRACE = Duration.ofSeconds(2);

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

    CancelHook(Duration grace, ThrowingRunnable action) {
        super(current(), "onCancel");
        Objects.requireNonNull(grace, "grace");
        this.grace = Durations.notNegative(grace);
        this.action = Objects.requireNonNull(action, "action");
    }

    <T extends @Nullable Object> T call(Callable<T> callable) {
        Objects.requireNonNull(callable, "task");
        return run(() -> {
            Strand on = Objects.requireNonNull(strand());
            CancelHook outer = on.hook();
            on.scheduler.pause(on);
            on.hook(this);
            if (isCancelled()) {
                cancelledAsItBegins(on, outer);
            }
            T result;
            try {
                result = callable.call();
            } catch (Throwable thrown) {
                // Checked while the hook is active: a failure after the action is a result of it.
                throw Failures.<RuntimeException>sneak(judge(on, thrown));
            } finally {
                on.hook(outer);
                end();
            }
            if (state == RAN) {
                on.throwIfCancelled();
            }
            return result;
        });
    }

    /**
     * A request that came after the job began may have been delivered before the hook was set: as
     * an interrupt, which the hook makes the deliverer drop, or which has been sent. Then neither
     * the action nor the callable begins. If the action has begun, the callable has to.
     */
    private void cancelledAsItBegins(Strand on, @Nullable CancelHook outer) {
        if (STATE.compareAndSet(this, ARMED, OVER)) {
            on.hook(outer);
            on.throwIfCancelled();
        }
        on.takeInterruptBack();
    }

    /** From here on no action begins, and none is in progress. */
    private void end() {
        while (!STATE.compareAndSet(this, ARMED, OVER) && state != RAN) {
            awaitAction();
        }
        callOff();
    }

    // ---- when the thread has to notice that it is cancelled

    /** Begins the action, unless it has begun. Called by any thread; does not block. */
    void fire(Strand on) {
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

    private boolean isWanted(Strand on) {
        Job job = on.innermost();
        return on.hook() == this && job != null && job.isCancelled();
    }

    private void begin(Strand on) {
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
    private void act(Strand on) {
        try {
            action.run();
        } catch (Throwable thrown) {
            failed(on, thrown);
        } finally {
            state = RAN;
        }
    }

    private void failed(Strand on, Throwable thrown) {
        failure = thrown;
        insist(on);
    }

    private void insist(Strand on) {
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
    void rearm(Strand on) {
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
