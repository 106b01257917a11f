package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * A task at the root of a tree, run by whoever has a thread for it already: an engine for a
 * request, a scheduler for a job. Everything that is started in it ends with it.
 */
public final class RootTask {
    private final Job job;

    private final @Nullable Timer timer;

    private RootTask(Job job, @Nullable Timer timer) {
        this.job = job;
        this.timer = timer;
    }

    /** Makes a task that has not begun; the name is what errors and listings call it. */
    public static RootTask named(String name) {
        return named(name, null);
    }

    /**
     * Makes a task that has not begun.
     *
     * @param name what errors and listings call it
     * @param timer wakes what sleeps in the task; null for the JDK's clock
     */
    public static RootTask named(String name, @Nullable Timer timer) {
        return new RootTask(new Job(null, name), timer);
    }

    /**
     * Runs the body on the calling thread, once, and returns its result. A failure is thrown as it
     * is, with its own type.
     *
     * @throws Cancelled if the task was cancelled; if that was before the start, the body never
     *     begins
     */
    public <T extends @Nullable Object> T run(Coroutine<T> body) {
        return Strand.current() == null ? job.runAsRoot(timer, body) : job.run(body);
    }

    /**
     * Cancels the task and all that was started in it: their threads are interrupted once, and
     * every operation of {@link Async} in them throws {@link Cancelled}. May be called by any
     * thread, at any time; never blocks; the first reason stays.
     */
    public void cancel(CancelReason reason) {
        job.cancel(reason);
    }
}
