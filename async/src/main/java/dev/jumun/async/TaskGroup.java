package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A group of tasks that end before it does. See {@link Async#taskGroup}. */
public final class TaskGroup {
    private final Job job;
    private final Children children;
    private final Queue<Task<?>> daemons = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean closed;

    TaskGroup(Job job) {
        this.job = job;
        this.children = new Children(job);
    }

    <R extends @Nullable Object> R run(Use<TaskGroup, R> body) {
        @Nullable R result = null;
        try {
            result = body.with(this);
        } catch (Throwable failure) {
            children.failed(failure);
        }
        closed = true;
        daemons.forEach(daemon -> daemon.cancelSoon(CancelReason.EXPLICIT));
        children.join();
        children.throwFirst();
        return returned(result);
    }

    @SuppressWarnings("NullAway") // null only if its type allows it
    private static <R extends @Nullable Object> R returned(@Nullable R result) {
        return result;
    }

    /**
     * Starts a task on a virtual thread. If it fails the whole group ends with its failure.
     *
     * @throws IllegalStateException if the group's body has ended
     * @throws Cancelled if the group has been cancelled
     */
    public <T extends @Nullable Object> Task<T> start(Coroutine<T> coroutine) {
        return start("task " + number.incrementAndGet(), coroutine);
    }

    /** Starts a task with a name. See {@link #start(Coroutine)}. */
    public <T extends @Nullable Object> Task<T> start(String name, Coroutine<T> coroutine) {
        return start(name, coroutine, false);
    }

    /** Starts a task that the group does not wait for: it is cancelled when the body has ended. */
    public Task<?> startDaemon(String name, Coroutine<?> coroutine) {
        return start(name, coroutine, true);
    }

    private <T extends @Nullable Object> Task<T> start(
            String name, Coroutine<T> coroutine, boolean daemon) {
        if (closed) {
            throw new IllegalStateException(
                    "The group has ended, so that \""
                            + name
                            + "\" cannot be started in it any more.");
        }
        job.checkpoint();
        Task<T> task = new Task<>(Job.below(job, name, false));
        children.begins();
        if (daemon) {
            daemons.add(task);
        }
        Thread.ofVirtual().name(name).start(() -> attend(task, coroutine));
        return task;
    }

    private <T extends @Nullable Object> void attend(Task<T> task, Coroutine<T> coroutine) {
        try {
            task.run(coroutine);
        } catch (Throwable failure) {
            if (task.state() != Task.State.CANCELLED || job.cancellation() != null) {
                children.failed(failure);
            }
        } finally {
            children.ends();
        }
    }

    /**
     * Cancels the group: its body and all of its tasks. Does not wait: the group's own end does.
     */
    public void cancel() {
        job.cancel(CancelReason.EXPLICIT, null);
    }
}
