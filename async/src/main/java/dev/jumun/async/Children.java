package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * The tasks of a group: how many are still running, and which failed first. The first failure
 * cancels the group; the group's strand waits for all, whatever happens.
 */
final class Children {
    /** The number of tasks of a group in which no task may start any more. */
    private static final int CLOSED = Integer.MIN_VALUE;

    private static final AtomicIntegerFieldUpdater<Children> RUNNING =
            AtomicIntegerFieldUpdater.newUpdater(Children.class, "running");
    private static final AtomicIntegerFieldUpdater<Children> DAEMONS =
            AtomicIntegerFieldUpdater.newUpdater(Children.class, "daemons");
    private static final AtomicReferenceFieldUpdater<Children, @Nullable Throwable> FIRST =
            AtomicReferenceFieldUpdater.newUpdater(Children.class, Throwable.class, "first");

    private final Job group;
    private final Strand owner;
    private final boolean fixed;
    private volatile int running;
    private volatile int daemons;
    private volatile @Nullable Throwable first;
    private @Nullable List<Further> further;
    private volatile boolean cutOff;

    /** The task that failed first, if that was on a thread of its own. */
    private @Nullable Job failed;

    /**
     * A failure that was not the first. It may be the same exception: a body that waits for a task
     * may be told of its failure, and fail with it, before the task has said so here.
     */
    private record Further(@Nullable Job task, Throwable failure) {}

    /**
     * Of a group whose strand is the calling one.
     *
     * @param fixed whether all tasks of the group are counted here; the last one to fail then has
     *     no other task to cancel
     */
    Children(Job group, Strand owner, boolean fixed) {
        this.group = group;
        this.owner = owner;
        this.fixed = fixed;
    }

    /** Counts tasks that are about to start. */
    void begin(int number) {
        RUNNING.addAndGet(this, number);
    }

    /** Counts a task that is about to start; returns false if it must not any more. */
    boolean tryBegin(boolean daemon) {
        if (daemon) {
            DAEMONS.incrementAndGet(this);
            if (running != CLOSED) {
                return true;
            }
            endDaemon();
            return false;
        }
        int number;
        do {
            number = running;
            if (number == CLOSED) {
                return false;
            }
        } while (!RUNNING.compareAndSet(this, number, number + 1));
        return true;
    }

    /** Counts a task that has ended. */
    void end() {
        if (RUNNING.decrementAndGet(this) == 0 && owner.waitingFor() != null) {
            owner.unpark();
        }
    }

    void endDaemon() {
        if (DAEMONS.decrementAndGet(this) == 0) {
            owner.unpark();
        }
    }

    /** Takes note of a failure of the group's own body; the first one ends the others. */
    void failed(Throwable failure) {
        failed(null, failure);
    }

    /**
     * Records the failure of a task that has not been cancelled; the first failure ends the others.
     */
    void failed(@Nullable Job task, Throwable failure) {
        if (failure instanceof Cancelled cancelled && cancelled.isFrom(group.cancellation())) {
            cutOff = true; // an echo of the group's own end: its strand knows the reason
            return;
        }
        if (FIRST.compareAndSet(this, null, failure)) {
            failed = task;
        } else {
            synchronized (this) {
                if (further == null) {
                    further = new ArrayList<>();
                }
                further.add(new Further(task, failure));
            }
        }
        if (!fixed || running > 1) {
            String source = task == null ? group.name() : task.name();
            Cancelling.cancelHere(group, CancelReason.SIBLING_FAILED, source, failure);
        }
    }

    boolean haveFailed() {
        return first != null;
    }

    /** Waits for every task, however often it is interrupted: nothing outlives its owner. */
    void join() {
        if (running > 0) {
            owner.letOthersRun();
            await(() -> running <= 0);
        }
    }

    /** Waits for every task, and for those that they start; afterwards no task may start. */
    void close() {
        do {
            join();
        } while (!RUNNING.compareAndSet(this, 0, CLOSED));
    }

    /** Whether any are left that are only waited for at the very end. */
    boolean haveDaemons() {
        return daemons > 0;
    }

    /** Waits for those that are only waited for at the very end. */
    void joinDaemons() {
        await(() -> daemons <= 0);
    }

    private void await(Strand.Condition condition) {
        if (owner.awaitEnd(Waiting.TASKS, condition, this::interrupted)) {
            group.keepInterrupt();
        }
    }

    private void interrupted() {
        if (!group.isCancelled()) {
            Cancelling.cancel(group, CancelReason.INTERRUPTED);
        }
    }

    /** Throws the first failure, with the others suppressed in it; or what cancelled the group. */
    void throwFirst() {
        throwFailure();
        throwIfCutOff();
        group.throwIfCancelled();
    }

    /** Throws what cut off the body or a task; a shield that came later does not change that. */
    void throwIfCutOff() {
        Cancellation why = group.cancellation();
        if (cutOff && why != null) {
            throw why.toError();
        }
    }

    /** Throws the first failure, with the others suppressed in it, if there is one. */
    void throwFailure() {
        Throwable failure = first;
        if (failure == null) {
            return;
        }
        Traces traces = new Traces();
        synchronized (this) {
            if (further != null) {
                for (Further other : further) {
                    Failures.suppress(failure, other.failure);
                    stitch(traces, other.failure, other.task);
                }
            }
        }
        stitch(traces, failure, failed);
        throw Current.passOn(failure);
    }

    /** The trace of a failure goes on with where its task was started; the body has no task. */
    private static void stitch(Traces traces, Throwable failure, @Nullable Job task) {
        if (task != null) {
            traces.stitch(failure, task.name());
        }
    }
}
