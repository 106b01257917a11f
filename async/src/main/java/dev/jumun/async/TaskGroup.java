package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A group of tasks that end before it does. See {@link Async#taskGroup}.
 *
 * <pre>{@code
 * int total = taskGroup(group -> {
 *     Task<Integer> price = group.start(this::price);
 *     Task<Integer> shipping = group.start(this::shipping);
 *     return price.await() + shipping.await();
 * });
 * }</pre>
 */
public final class TaskGroup {
    private final Job job;
    private final Scheduler scheduler;
    private final Children children;
    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean cancelled;

    TaskGroup(Job job, Strand owner) {
        this.job = job;
        this.scheduler = owner.scheduler;
        this.children = new Children(job, owner, false);
    }

    /** A group from its body to its end. */
    static final class Whole<R extends @Nullable Object> extends Job implements Callable<R> {
        private final ThrowingFunction<TaskGroup, R> body;
        private boolean complete;

        Whole(ThrowingFunction<TaskGroup, R> body) {
            super(Current.job(), "task group");
            this.body = Objects.requireNonNull(body, "body");
        }

        @Override
        boolean startsTasks() {
            return true;
        }

        /** Whether the group was cancelled on purpose before its body had a result. */
        boolean wasCutOff() {
            return !complete;
        }

        @Override
        public R call() {
            Strand owner = Current.strandOrNew();
            TaskGroup group = new TaskGroup(this, owner);
            @Nullable R result = null;
            try {
                result = body.with(group);
                complete = true;
            } catch (Throwable failure) {
                // Judged before it cancels anything: it is no echo of what it leads to.
                group.children.failed(Echo.judge(this, owner, failure));
            }
            group.end();
            return returned(result);
        }
    }

    private void end() {
        children.close();
        if (children.haveDaemons()) {
            for (Job child : job.children()) {
                if (child instanceof Member<?>) { // only daemons are left
                    Cancelling.cancel(child, CancelReason.EXPLICIT);
                }
            }
            children.joinDaemons();
        }
        children.throwFailure();
        Cancellation why = job.cancellation();
        boolean onPurpose = cancelled && why != null && why.origin() == job;
        if (!onPurpose) {
            children.throwIfCutOff();
        }
    }

    @SuppressWarnings("NullAway") // null only if its type allows it, or the body was cut off
    private static <R extends @Nullable Object> R returned(@Nullable R result) {
        return result;
    }

    /**
     * Starts a task on a virtual thread. Does not block. If the task fails, the whole group ends
     * with its failure.
     *
     * @throws IllegalStateException if the group has ended
     * @throws Cancelled if the group has been cancelled
     */
    public <T extends @Nullable Object> Task<T> start(Callable<T> task) {
        return start(NamedCallable.nameOf(task), task, false);
    }

    /** Starts a task without a result. See {@link #start(Callable)}. */
    public Task<?> start(ThrowingRunnable work) {
        return start(null, Work.callable(work), false);
    }

    /** Starts a task without a result, with a name. See {@link #start(Callable)}. */
    public Task<?> start(String name, ThrowingRunnable work) {
        Objects.requireNonNull(name, "name");
        return start(name, Work.callable(work), false);
    }

    /** Starts a task with a name. See {@link #start(Callable)}. */
    public <T extends @Nullable Object> Task<T> start(String name, Callable<T> task) {
        Objects.requireNonNull(name, "name");
        return start(name, task, false);
    }

    /**
     * Starts a daemon task: the group does not wait for it. It is cancelled when the body and all
     * other tasks have ended.
     */
    public Task<?> startDaemon(String name, Callable<?> task) {
        Objects.requireNonNull(name, "name");
        return start(name, task, true);
    }

    /** Starts a daemon task without a result. See {@link #startDaemon(String, Callable)}. */
    public Task<?> startDaemon(String name, ThrowingRunnable work) {
        Objects.requireNonNull(name, "name");
        return start(name, Work.callable(work), true);
    }

    private <T extends @Nullable Object> Task<T> start(
            @Nullable String name, Callable<T> callable, boolean daemon) {
        Objects.requireNonNull(callable, "task");
        job.throwIfCancelled();
        Context context = Context.capture(); // may throw: nothing has been counted yet
        int order = name == null ? number.incrementAndGet() : 0;
        Member<T> member = new Member<>(this, name, order, callable, daemon);
        if (!children.tryBegin(daemon)) {
            throw new IllegalStateException(
                    "The group has ended, so \""
                            + member.name()
                            + "\" can no longer be started in it.");
        }
        Task<T> task = Objects.requireNonNull(member.task);
        member.link();
        try {
            Strand strand = new Strand(scheduler, context, member);
            strand.seat = Timer.current(); // its thread runs where the calling one does
            if (name != null) {
                strand.thread.setName(name);
            }
            member.assign(strand);
            strand.start();
        } catch (Throwable refused) {
            member.unlink();
            end(daemon);
            throw refused;
        }
        return task;
    }

    /** A task while it runs, on its own thread. */
    private static final class Member<T extends @Nullable Object> extends Job implements Runnable {
        private final TaskGroup group;
        private final @Nullable String given;
        private final int number;
        private final boolean daemon;

        // Dropped when it has ended: entries of the group's list do not keep them.
        private @Nullable Callable<T> callable;
        private @Nullable Task<T> task = new Task<>(this);

        Member(
                TaskGroup group,
                @Nullable String given,
                int number,
                Callable<T> callable,
                boolean daemon) {
            super(group.job, "task");
            this.group = group;
            this.given = given;
            this.number = number;
            this.callable = callable;
            this.daemon = daemon;
        }

        /** The default name is created on demand. */
        @Override
        String name() {
            return given == null ? "task " + number : given;
        }

        @Override
        public void run() {
            Runner.runToEnd(this, Current.strandOrNew(), Objects.requireNonNull(callable));
        }

        @Override
        @SuppressWarnings("unchecked")
        void completed(@Nullable Object result, @Nullable Throwable failure) {
            Task<T> ended = Objects.requireNonNull(task);
            callable = null;
            task = null;
            try {
                ended.end((T) result, failure);
                if (failure != null
                        && (ended.state() != Task.State.CANCELLED || group.isEcho(failure))) {
                    group.children.failed(this, failure);
                }
            } finally {
                unlink();
                group.end(daemon);
            }
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
     * Cancels the group: its body and all its tasks. Does not block. The end of the group waits for
     * them, and the cancellation is not a failure. Code that runs in the group continues until its
     * next wait.
     */
    public void cancel() {
        cancelled = true;
        Cancelling.cancel(job, CancelReason.EXPLICIT);
    }
}
