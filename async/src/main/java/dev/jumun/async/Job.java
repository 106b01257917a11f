package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * A piece of running work that can be cancelled: a node of the task tree. A job has a thread for as
 * long as its body runs; a job within a job may have the same thread (a timeout, a group that
 * waits) or one of its own (a task).
 *
 * <p>Cancelling marks the job and those below it and interrupts their threads once. Where jobs are
 * nested on one thread the innermost one decides when the interrupt is let through, because it
 * knows whether it is shielded. The end of a body waits for an interrupt that is on its way and
 * clears it: none ever leaks into what comes after.
 */
final class Job {
    private static final ScopedValue<Job> CURRENT = ScopedValue.newInstance();
    private static final AtomicReferenceFieldUpdater<Job, @Nullable Cancellation> CANCELLATION =
            AtomicReferenceFieldUpdater.newUpdater(Job.class, Cancellation.class, "cancellation");

    private final String name;
    private final @Nullable Job parent;
    private final boolean sameThread;

    /**
     * Started within a shield of its parent, and so out of reach until that shield's grace is over.
     */
    private final boolean shieldedByParent;

    private @Nullable Set<Job> children;
    private @Nullable Job inner;
    private @Nullable Thread thread;
    private volatile @Nullable Cancellation cancellation;
    private boolean interruptUnderway;
    private boolean interruptSent;
    private int shields;
    private boolean graceOver;
    private @Nullable Future<?> graceTimer;
    private Duration grace = Duration.ZERO;

    private Job(String name, @Nullable Job parent, boolean sameThread, boolean shieldedByParent) {
        this.name = name;
        this.parent = parent;
        this.sameThread = sameThread;
        this.shieldedByParent = shieldedByParent;
    }

    /** The innermost job of the calling thread, or null outside of all. */
    static @Nullable Job current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** Makes a job at the root of a tree. */
    static Job root(String name) {
        return new Job(name, null, false, false);
    }

    /** Makes a job below another: cancelled from the beginning if that one is. */
    static Job below(@Nullable Job parent, String name, boolean sameThread) {
        if (parent == null) {
            return root(name);
        }
        Job job;
        Cancellation inherited;
        synchronized (parent) {
            job = new Job(name, parent, sameThread, parent.shields > 0 && !parent.graceOver);
            if (parent.children == null) {
                parent.children = new LinkedHashSet<>();
            }
            parent.children.add(job);
            inherited = parent.deliverable() ? parent.cancellation : null;
        }
        if (inherited != null) {
            job.cancellation = inherited; // it has no thread yet, and nothing below it
        }
        return job;
    }

    String name() {
        return name;
    }

    @Nullable Cancellation cancellation() {
        return cancellation;
    }

    /**
     * Runs a body as this job, on the calling thread; once. Its failure is thrown as it is, except
     * that the echo of this job's cancelling becomes {@link Cancelled}. A job that was cancelled
     * before never starts its body.
     */
    <T extends @Nullable Object> T run(Coroutine<T> body) {
        begin();
        try {
            return ScopedValue.where(CURRENT, this)
                    .call(() -> {
                        checkpoint();
                        return body.call();
                    });
        } catch (Throwable failure) {
            throw Failures.<RuntimeException>sneak(explain(failure));
        } finally {
            end();
        }
    }

    /** Turns an exception that only says "interrupted" into one that says why. */
    private Throwable explain(Throwable failure) {
        Cancellation why = cancellation;
        if (why == null || failure instanceof Cancelled || !Failures.isInterruption(failure)) {
            return failure;
        }
        return why.toError(failure);
    }

    private void begin() {
        Job around = sameThread ? parent : null;
        if (around != null) {
            synchronized (around) {
                around.inner = this;
            }
        }
        synchronized (this) {
            thread = Thread.currentThread();
        }
    }

    private void end() {
        boolean clear;
        synchronized (this) {
            thread = null;
            clear = interruptSent;
            if (graceTimer != null) {
                graceTimer.cancel(false);
            }
        }
        awaitInterrupt();
        if (clear) {
            Thread.interrupted();
        }
        Job above = parent;
        if (above != null) {
            boolean passOn;
            synchronized (above) {
                if (above.children != null) {
                    above.children.remove(this);
                }
                if (above.inner == this) {
                    above.inner = null;
                }
                passOn = sameThread && above.deliverable();
            }
            if (passOn) {
                above.interruptSelf();
            }
        }
    }

    /**
     * Asks for the job to end, once: later reasons are dropped. Never blocks, and takes no lock:
     * the caller may be an event loop, and a virtual thread that runs on that loop may be waiting
     * for the lock.
     */
    void cancel(CancelReason reason, @Nullable Throwable cause) {
        if (CANCELLATION.compareAndSet(this, null, new Cancellation(reason, this, cause))) {
            Interrupter.execute(this::deliver);
        }
    }

    private void inherit(Cancellation request) {
        if (CANCELLATION.compareAndSet(this, null, request)) {
            deliver();
        }
    }

    /** Lets what was asked for take effect: here, and below. */
    private void deliver() {
        boolean now;
        synchronized (this) {
            if (shields > 0) {
                startGrace();
            }
            now = shields == 0;
        }
        if (now) {
            interruptThread();
        }
        Cancellation request = cancellation;
        for (Job child : childrenNow()) {
            if (request != null && (now || !child.shieldedByParent)) {
                child.inherit(request);
            }
        }
    }

    /** Throws {@link Cancelled} if the job has been cancelled and nothing shields it. */
    void checkpoint() {
        if (cancellation != null) {
            throwIfDeliverable();
        }
    }

    private synchronized void throwIfDeliverable() {
        Cancellation why = cancellation;
        if (why != null && deliverable()) {
            throw why.toError();
        }
    }

    /**
     * Holds cancelling back until {@link #endShield}, though not for longer than a grace period
     * after it was asked.
     */
    void beginShield(Duration forAtMost) {
        synchronized (this) {
            shields++;
            if (shields > 1) {
                return;
            }
            grace = forAtMost;
            if (cancellation != null && !graceOver) {
                startGrace();
            }
        }
        awaitInterrupt();
        if (interruptSentAndShielded()) {
            Thread.interrupted();
        }
    }

    void endShield() {
        boolean deliver;
        synchronized (this) {
            shields--;
            if (shields > 0) {
                return;
            }
            if (graceTimer != null) {
                graceTimer.cancel(false);
                graceTimer = null;
            }
            graceOver = false;
            deliver = cancellation != null;
        }
        if (deliver) {
            interruptSelf();
        }
    }

    private synchronized boolean interruptSentAndShielded() {
        return interruptSent && !graceOver;
    }

    private synchronized boolean deliverable() {
        return cancellation != null && (shields == 0 || graceOver);
    }

    private void startGrace() {
        if (graceTimer != null) {
            return;
        }
        graceTimer = Timer.after(grace, this::graceEnded);
    }

    private void graceEnded() {
        Cancellation why;
        synchronized (this) {
            if (shields == 0 || thread == null) {
                return;
            }
            graceOver = true;
            why = cancellation;
        }
        interruptThread();
        for (Job child : childrenNow()) {
            if (why != null) {
                child.inherit(why);
            }
        }
    }

    private void interruptThread() {
        Thread target;
        synchronized (this) {
            if (thread == null || inner != null || interruptUnderway) {
                return;
            }
            target = thread;
            interruptSent = true;
            if (target == Thread.currentThread()) {
                target.interrupt();
                return;
            }
            interruptUnderway = true;
        }
        Interrupter.interrupt(target, () -> interruptArrived(target));
    }

    private void interruptArrived(Thread target) {
        synchronized (this) {
            interruptUnderway = false;
        }
        LockSupport.unpark(target);
    }

    /**
     * Sets the calling thread's own flag: cancelled work goes on being cancelled after a shield or
     * a nested job.
     */
    private void interruptSelf() {
        synchronized (this) {
            if (thread != Thread.currentThread()) {
                return;
            }
            interruptSent = true;
        }
        Thread.currentThread().interrupt();
    }

    /**
     * Waits until an interrupt that is on its way to the calling thread has arrived: microseconds.
     */
    private void awaitInterrupt() {
        while (isInterruptUnderway()) {
            LockSupport.parkNanos(this, 100_000); // returns at once when the flag is set
            Thread.onSpinWait();
        }
    }

    private synchronized boolean isInterruptUnderway() {
        return interruptUnderway;
    }

    private synchronized Job[] childrenNow() {
        return children == null ? new Job[0] : children.toArray(new Job[0]);
    }

    @Override
    public String toString() {
        return name;
    }
}
