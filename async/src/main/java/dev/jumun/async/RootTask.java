package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * A task at the root of a tree, which runs on a thread that the caller provides. An engine uses one
 * per request, a scheduler one per job. Everything that is started in it ends before it does.
 */
public final class RootTask {
    private final Root job;

    private final @Nullable Timer timer;

    private RootTask(Root job, @Nullable Timer timer) {
        this.job = job;
        this.timer = timer;
    }

    /** Creates a task that has not started. Error messages and task listings show its name. */
    public static RootTask named(String name) {
        return named(name, null, null);
    }

    /**
     * Creates a task that has not started.
     *
     * @param name the name, which error messages and task listings show
     * @param owner the owner, for {@link #cancelAll}; null if nothing owns it
     * @param timer the timer that wakes threads that sleep in the task; null for the clock of the
     *     JDK
     */
    public static RootTask named(String name, @Nullable Object owner, @Nullable Timer timer) {
        return new RootTask(new Root(name, owner), timer);
    }

    /**
     * Runs the body once, on the calling thread, and returns its result. A failure is thrown with
     * its own type.
     *
     * @throws Cancelled if the task was cancelled; if that was before the start, the body does not
     *     run
     */
    public <T extends @Nullable Object> T run(Callable<T> body) {
        if (Current.strand() == null) {
            return Runner.runAsRoot(job, timer, body);
        }
        Roots.begin(job, timer);
        try {
            return Runner.run(job, body);
        } finally {
            Roots.end(job, timer);
        }
    }

    /** Runs work without a result. See {@link #run(Callable)}. */
    public void run(ThrowingRunnable work) {
        run(Work.callable(work));
    }

    /**
     * Records the events of the task, and of everything that is started in it. Call it before the
     * task runs.
     */
    public RootTask recordedIn(Journal journal) {
        Objects.requireNonNull(journal, "journal").recordIn(job);
        return this;
    }

    /**
     * Cancels the task and everything that was started in it. Their threads are interrupted once,
     * and every operation of {@link Async} in them throws {@link Cancelled}. May be called by any
     * thread at any time. Does not block. The first reason is kept.
     */
    public void cancel(CancelReason reason) {
        Cancelling.cancel(job, reason);
    }

    /**
     * Renames the innermost task of this kind that the calling thread runs in. A request is known
     * by its route as soon as that is found. Does nothing outside of such tasks.
     */
    public static void rename(String name) {
        for (Job job = Current.job(); job != null; job = job.parent()) {
            if (job instanceof Root) {
                job.rename(name);
                return;
            }
        }
    }

    /** Cancels all running tasks of an owner. Does not block. */
    public static void cancelAll(Object owner, CancelReason reason) {
        for (Job running : Job.roots().all()) {
            if (running instanceof Root root && root.owner == owner) {
                Cancelling.cancel(running, reason);
            }
        }
    }

    /**
     * Returns the owner of the innermost task with an owner that the calling thread runs in, or
     * null.
     */
    public static @Nullable Object currentOwner() {
        for (Job job = Current.job(); job != null; job = job.parent()) {
            if (job instanceof Root root && root.owner != null) {
                return root.owner;
            }
        }
        return null;
    }

    private static final class Root extends Job {
        private final @Nullable Object owner;

        Root(String name, @Nullable Object owner) {
            super(null, name);
            this.owner = owner;
        }
    }
}
