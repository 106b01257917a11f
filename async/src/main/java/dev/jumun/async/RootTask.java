package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;

/**
 * A task at the root of a tree, run by whoever has a thread for it already: an engine for a
 * request, a scheduler for a job. Everything that is started in it ends with it.
 */
public final class RootTask {
    private final Root job;

    private final @Nullable Timer timer;

    private RootTask(Root job, @Nullable Timer timer) {
        this.job = job;
        this.timer = timer;
    }

    /** Makes a task that has not begun; the name is what errors and listings call it. */
    public static RootTask named(String name) {
        return named(name, null, null);
    }

    /**
     * Makes a task that has not begun.
     *
     * @param name what errors and listings call it
     * @param owner whoever may {@link #cancelAll} of its tasks; null if nobody wants to
     * @param timer wakes what sleeps in the task; null for the JDK's clock
     */
    public static RootTask named(String name, @Nullable Object owner, @Nullable Timer timer) {
        return new RootTask(new Root(name, owner), timer);
    }

    /**
     * Runs the body on the calling thread, once, and returns its result. A failure is thrown as it
     * is, with its own type.
     *
     * @throws Cancelled if the task was cancelled; if that was before the start, the body never
     *     begins
     */
    public <T extends @Nullable Object> T run(Callable<T> body) {
        if (Strand.current() == null) {
            return job.runAsRoot(timer, body);
        }
        Roots.begin(job);
        try {
            return job.run(body);
        } finally {
            Roots.end(job);
        }
    }

    /** Runs work without a result. See {@link #run(Callable)}. */
    public void run(ThrowingRunnable work) {
        run(Work.callable(work));
    }

    /**
     * Cancels the task and all that was started in it: their threads are interrupted once, and
     * every operation of {@link Async} in them throws {@link Cancelled}. May be called by any
     * thread, at any time; never blocks; the first reason stays.
     */
    public void cancel(CancelReason reason) {
        job.cancel(reason);
    }

    /** Cancels all tasks of an owner that run at the moment. Never blocks. */
    public static void cancelAll(Object owner, CancelReason reason) {
        for (Job running : Roots.now()) {
            if (running instanceof Root root && root.owner == owner) {
                running.cancel(reason);
            }
        }
    }

    /** The owner of the innermost task with one in which the calling thread runs; or null. */
    public static @Nullable Object currentOwner() {
        for (Job job = Job.current(); job != null; job = job.parent()) {
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
