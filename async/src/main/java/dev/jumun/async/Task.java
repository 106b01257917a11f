package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Work that runs concurrently with the code that started it. {@link TaskGroup} creates it. */
public final class Task<T extends @Nullable Object> {
    /** The state of a task. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        /** The task was cancelled, or waited for a task that was cancelled. */
        CANCELLED
    }

    private final Job job;
    private @Nullable List<Strand> waiters;
    private @Nullable T result;
    private @Nullable Throwable failure;
    private volatile State state = State.RUNNING;

    Task(Job job) {
        this.job = job;
    }

    /** Returns its name. */
    public String name() {
        return job.name();
    }

    /** Returns the state. */
    public State state() {
        return state;
    }

    /**
     * Blocks until the task has ended, and returns its result. May be called by any thread,
     * repeatedly. A failure of the task is thrown with its own type.
     *
     * @throws Cancelled if the task that waits is cancelled, or this one was
     */
    @SuppressWarnings("NullAway") // null only if its type allows it
    public T await() {
        awaitEnd();
        Throwable thrown = failure;
        if (thrown != null) {
            throw Current.passOn(thrown);
        }
        return result;
    }

    /**
     * Cancels the task, and blocks until it has ended, tear-down included. Its failure is not
     * thrown. If it is the calling task itself, this method throws {@link Cancelled}, or returns at
     * once inside {@link Async#shield}.
     *
     * @throws Cancelled if the task that waits is cancelled meanwhile
     */
    public void cancel() {
        requestCancel();
        for (Job above = Current.job(); above != null; above = above.parent()) {
            if (above == job) {
                Current.checkpoint();
                return; // it is shielded: it ends when the shield does
            }
        }
        awaitEnd();
    }

    /** Cancels the task without waiting for its end. The group that it belongs to waits for it. */
    public void requestCancel() {
        Cancelling.cancel(job, CancelReason.EXPLICIT);
    }

    Job job() {
        return job;
    }

    private void awaitEnd() {
        Current.checkpoint();
        if (state != State.RUNNING) {
            return;
        }
        Strand strand = Current.strandOrNew();
        synchronized (this) {
            if (waiters == null) {
                waiters = new ArrayList<>(1);
            }
            waiters.add(strand);
        }
        try {
            strand.await(job, Scheduler.NEVER, () -> state != State.RUNNING);
        } finally {
            synchronized (this) {
                if (waiters != null) {
                    waiters.remove(strand);
                }
            }
        }
    }

    /** Stores the result or failure, and wakes waiting threads. */
    void end(@Nullable T value, @Nullable Throwable thrown) {
        result = value;
        failure = thrown;
        if (thrown == null) {
            state = State.SUCCEEDED;
        } else {
            state = thrown instanceof Cancelled ? State.CANCELLED : State.FAILED;
        }
        wakeWaiters();
    }

    private void wakeWaiters() {
        List<Strand> all;
        synchronized (this) {
            all = waiters == null ? List.of() : List.copyOf(waiters);
        }
        all.forEach(Strand::unpark);
    }

    @Override
    public String toString() {
        return name() + " (" + state + ")";
    }
}
