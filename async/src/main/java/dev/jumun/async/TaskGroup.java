package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/** A group of tasks that end before it does. See {@link Async#taskGroup}. */
public final class TaskGroup {
    private final Job job;
    private final Scheduler scheduler;
    private final Children children;
    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean cancelled;

    TaskGroup(Job job, Strand owner) {
        this.job = job;
        this.scheduler = owner.scheduler;
        this.children = new Children(job, owner);
    }

    /** A group from its body to its end. */
    record Whole<R extends @Nullable Object>(Job job, Use<TaskGroup, R> body)
            implements Coroutine<R> {
        @Override
        public R call() {
            TaskGroup group = new TaskGroup(job, Strand.here());
            @Nullable R result = null;
            try {
                result = body.with(group);
            } catch (Throwable failure) {
                group.children.failed(failure);
            }
            group.end();
            return returned(result);
        }
    }

    private void end() {
        children.close();
        for (Job child : job.children()) {
            child.cancel(CancelReason.EXPLICIT); // whoever is still there is a daemon
        }
        children.joinDaemons();
        children.throwFailure();
        Cancellation why = job.cancellation();
        boolean onPurpose = cancelled && why != null && why.origin() == job;
        if (children.wereCutOff() && !onPurpose) {
            job.throwIfCancelled();
        }
    }

    @SuppressWarnings("NullAway") // null only if its type allows it, or as taskGroup says
    private static <R extends @Nullable Object> R returned(@Nullable R result) {
        return result;
    }

    /**
     * Starts a task on a virtual thread. If it fails the whole group ends with its failure.
     *
     * @throws IllegalStateException if the group has ended
     * @throws Cancelled if the group has been cancelled
     */
    public <T extends @Nullable Object> Task<T> start(Coroutine<T> coroutine) {
        return start("task " + number.incrementAndGet(), coroutine);
    }

    /** Starts a task with a name. See {@link #start(Coroutine)}. */
    public <T extends @Nullable Object> Task<T> start(String name, Coroutine<T> coroutine) {
        return start(name, coroutine, false);
    }

    /**
     * Starts a task that the group does not wait for: it is cancelled when the body and all other
     * tasks have ended.
     */
    public Task<?> startDaemon(String name, Coroutine<?> coroutine) {
        return start(name, coroutine, true);
    }

    private <T extends @Nullable Object> Task<T> start(
            String name, Coroutine<T> coroutine, boolean daemon) {
        job.throwIfCancelled();
        if (!children.tryBegin(daemon)) {
            throw new IllegalStateException(
                    "The group has ended, so that \""
                            + name
                            + "\" cannot be started in it any more.");
        }
        Job child = new Job(job, name);
        Task<T> task = new Task<>(child);
        Strand strand =
                new Strand(scheduler, Context.capture(), () -> attend(task, coroutine, daemon));
        strand.thread.setName(name);
        child.assign(strand);
        child.link();
        try {
            strand.start();
        } catch (Throwable refused) {
            child.unlink();
            end(daemon);
            throw refused;
        }
        return task;
    }

    private <T extends @Nullable Object> void attend(
            Task<T> task, Coroutine<T> coroutine, boolean daemon) {
        Job child = task.job();
        try {
            task.run(Strand.here(), coroutine);
        } catch (Throwable failure) {
            if (task.state() != Task.State.CANCELLED || isEcho(failure)) {
                children.failed(child, failure);
            }
        } finally {
            child.unlink();
            end(daemon);
        }
    }

    private boolean isEcho(Throwable failure) {
        return failure instanceof Cancelled thrown && thrown.isFrom(job.cancellation());
    }

    private void end(boolean daemon) {
        if (daemon) {
            children.endDaemon();
        } else {
            children.end();
        }
    }

    /**
     * Cancels the group: its body and all of its tasks. Does not wait: the group's own end does,
     * and that is not a failure. Code that runs in the group goes on to its next wait.
     */
    public void cancel() {
        cancelled = true;
        job.cancel(CancelReason.EXPLICIT);
    }
}
