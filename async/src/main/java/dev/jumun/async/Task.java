package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Work that is being done, side by side with that of whoever started it. Made by {@link TaskGroup}.
 */
public final class Task<T extends @Nullable Object> {
    /** How far a task is. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    private final Job job;
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
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
        end();
        Throwable thrown = failure;
        if (thrown != null) {
            throw Failures.<RuntimeException>sneak(thrown);
        }
        return result;
    }

    /**
     * Cancels it, and waits until it has really ended. What it ends with is not thrown.
     *
     * @throws dev.jumun.async.Cancelled if the task that waits is cancelled meanwhile
     */
    public void cancel() {
        job.cancel(CancelReason.EXPLICIT, null);
        end();
    }

    /** Asks it to end, and does not wait. */
    void cancelSoon(CancelReason reason) {
        job.cancel(reason, null);
    }

    private void end() {
        Async.checkpoint();
        waiters.add(Thread.currentThread());
        try {
            while (state == State.RUNNING) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw Cancelled.interrupted(null);
                }
            }
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }

    /** Runs the body as this task, on the calling thread; its failure is kept, and thrown. */
    void run(Coroutine<T> body) {
        State end = State.FAILED;
        try {
            result = job.run(body);
            end = State.SUCCEEDED;
        } catch (Throwable thrown) {
            failure = thrown;
            boolean cancelled = thrown instanceof Cancelled c && c.isFrom(job.cancellation());
            end = cancelled ? State.CANCELLED : State.FAILED;
            throw thrown;
        } finally {
            state = end;
            waiters.forEach(LockSupport::unpark);
        }
    }

    @Override
    public String toString() {
        return name() + " (" + state + ")";
    }
}
