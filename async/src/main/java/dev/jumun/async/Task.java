package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Work that is being done, side by side with that of whoever started it. Made by {@link TaskGroup}.
 */
public final class Task<T extends @Nullable Object> {
    /** How far a task is. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        /** It was cancelled, or waited for a task that was. */
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

    /** Returns how far it is. */
    public State state() {
        return state;
    }

    /**
     * Waits for its end, and returns its result. May be called by any thread, again and again.
     *
     * @throws Cancelled if the task that waits is cancelled, or this one was
     */
    @SuppressWarnings("NullAway") // null only if its type allows it
    public T await() {
        awaitEnd();
        Throwable thrown = failure;
        if (thrown != null) {
            throw Strand.passOn(thrown);
        }
        return result;
    }

    /**
     * Cancels it, and waits until it has really ended, its tear-down included. What it ends with is
     * not thrown. If it is the calling task itself, it ends right here.
     *
     * @throws Cancelled if the task that waits is cancelled meanwhile
     */
    public void cancel() {
        requestCancel();
        for (Job above = Job.current(); above != null; above = above.parent()) {
            if (above == job) {
                Async.checkpoint();
                return; // it is shielded: it ends when the shield does
            }
        }
        awaitEnd();
    }

    /** Cancels it, and does not wait: the group that it belongs to does. */
    public void requestCancel() {
        job.cancel(CancelReason.EXPLICIT);
    }

    Job job() {
        return job;
    }

    private void awaitEnd() {
        Async.checkpoint();
        if (state != State.RUNNING) {
            return;
        }
        Strand strand = Strand.here();
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

    /** Takes what came out, and wakes whoever waits for it. */
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
