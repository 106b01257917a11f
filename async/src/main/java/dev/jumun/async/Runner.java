package dev.jumun.async;

import dev.jumun.async.observe.TaskWatch;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;

/** Runs bodies as jobs, on the calling thread. */
final class Runner {
    /**
     * The number of jobs that may share a stack: the next one runs on a thread of its own, below a
     * gather that waits for it. Recursion is then limited by memory, and not by the stack: to
     * unmount a virtual thread the JDK needs stack for each of its frames, and a job has ten.
     */
    private static final int MOST_ON_A_STACK = 128;

    private Runner() {}

    /**
     * Runs a body as a job; once. Its failure is thrown as it is, except that the {@linkplain Echo
     * echo} of the job's cancelling becomes {@link Cancelled}. A job that was cancelled before
     * never starts its body.
     */
    static <T extends @Nullable Object> T run(Job job, Callable<T> body) {
        return runOn(job, Current.strand(), body);
    }

    /** The same, on a thread that runs no job yet. */
    static <T extends @Nullable Object> T runAsRoot(
            Job job, @Nullable Timer timer, Callable<T> body) {
        Roots.begin(job, timer);
        try {
            Strand on = begin(job, RealScheduler.INSTANCE);
            on.seat = timer;
            return runAlone(job, on, body);
        } finally {
            Roots.end(job, timer);
        }
    }

    /** Makes the calling thread a strand, for a job that begins on it. */
    static Strand begin(Job job, Scheduler scheduler) {
        Strand strand = new Strand(scheduler);
        job.assign(strand);
        scheduler.begin(strand);
        return strand;
    }

    /** The same on a strand that the calling thread does not know: it does while the job runs. */
    static <T extends @Nullable Object> T runAlone(Job job, Strand on, Callable<T> body) {
        Thread thread = on.thread;
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        if (before == on) {
            return runOn(job, on, body);
        }
        if (before != thread.getThreadGroup()) {
            return ScopedValue.where(Current.BOUND, on).call(() -> runOn(job, on, body));
        }
        StrandSearch.forget();
        thread.setUncaughtExceptionHandler(on);
        if (thread.getUncaughtExceptionHandler() != on) {
            // The threads of the common pool keep none.
            return ScopedValue.where(Current.BOUND, on).call(() -> runOn(job, on, body));
        }
        try {
            return runOn(job, on, body);
        } finally {
            if (thread.getUncaughtExceptionHandler() == on) { // not one that the body has set
                thread.setUncaughtExceptionHandler(null);
            }
        }
    }

    /** The same, on the strand of the calling thread, if it has one already. */
    static <T extends @Nullable Object> T runOn(Job job, @Nullable Strand on, Callable<T> body) {
        if (on == null) {
            return runAsRoot(job, null, body);
        }
        if (on.depth() >= MOST_ON_A_STACK && !job.staysOnAFullStack()) {
            return runApart(job, on, body);
        }
        Job around = job.enter(on);
        Throwable thrown = null;
        try {
            if (job.cancellation() != null) {
                beginCancelled(job, on);
            }
            return body.call();
        } catch (Throwable failure) {
            thrown = Echo.judge(job, on, failure);
            throw Failures.<RuntimeException>sneak(thrown);
        } finally {
            job.leave(on, around, thrown);
        }
    }

    /** The gather takes the job's place on this strand, and becomes its parent by a member. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if T allows it
    private static <T extends @Nullable Object> T runApart(Job job, Strand on, Callable<T> body) {
        return (T)
                Gathering.runApart(
                        on,
                        () -> {
                            Strand own = Current.strandOrNew();
                            if (job.parent() != null) { // a root stays one
                                job.parent(own.innermost());
                            }
                            return runOn(job, own, body);
                        });
    }

    /**
     * The same for a job with a thread of its own: it has no caller to throw to, so the outcome
     * goes to {@link Job#completed}.
     */
    static void runToEnd(Job job, Strand on, Callable<?> body) {
        Object result = null;
        Throwable failure = null;
        try {
            Job around = job.enter(on);
            try {
                if (job.cancellation() != null) {
                    beginCancelled(job, on);
                }
                on.restoreContext();
                result = TaskWatch.isOn() ? watched(job, body) : body.call();
            } catch (Throwable thrown) {
                failure = thrown;
                failure = Echo.judge(job, on, thrown);
            } finally {
                job.leave(on, around, failure);
            }
        } catch (Throwable ours) {
            failure = failure == null ? ours : failure;
        }
        job.completed(result, failure);
    }

    private static @Nullable Object watched(Job job, Callable<?> body) throws Exception {
        Job parent = job.parent();
        TaskWatch.Running running =
                TaskWatch.begin(job.name(), parent == null ? null : parent.name());
        Throwable thrown = null;
        try {
            return body.call();
        } catch (Throwable failure) {
            thrown = failure;
            throw failure;
        } finally {
            running.end(thrown);
        }
    }

    /** Cancelled before it ran on this thread, so the thread has not been notified. */
    private static void beginCancelled(Job job, Strand on) {
        if (!job.beginsWhenOver()) {
            job.throwIfCancelled();
        } else if (job.isCancelled()) {
            on.interruptSelf();
        }
    }
}
