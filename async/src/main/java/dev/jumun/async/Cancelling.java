package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;

/**
 * How a request to cancel reaches a job and those below it: marks them, and wakes or interrupts
 * their strands, unless a shield holds that back.
 *
 * <p>A job is marked before its children are read, and a child registers before it reads the marks,
 * so no child is missed and no lock is needed.
 */
final class Cancelling {
    /** How long cancelling is held back from what lenders and generators do at their ends. */
    private static final Duration TEAR_DOWN_GRACE = Duration.ofSeconds(5);

    private Cancelling() {}

    /**
     * Asks for a job to end, by itself. See {@link #cancel(Job, CancelReason, String, Throwable)}.
     */
    static void cancel(Job job, CancelReason reason) {
        cancel(job, reason, job.name(), null);
    }

    /**
     * Asks for a job to end, once: later reasons are dropped. Never blocks, and takes no lock: the
     * caller may be an event loop, and a virtual thread that runs on that loop may be waiting for
     * the lock.
     */
    static void cancel(Job job, CancelReason reason, String source, @Nullable Throwable cause) {
        Cancellation request = new Cancellation(reason, job, source, cause);
        if (job.accepts(request)) {
            job.scheduler().soon(() -> deliverFirst(job));
        } else if (job.startsTasks() && job.isShielded()) {
            job.scheduler().soon(() -> deliver(job, request));
        }
    }

    /**
     * The same, done at once on the calling thread: for one that belongs to the job itself, and is
     * no event loop.
     */
    static void cancelHere(Job job, CancelReason reason, String source, @Nullable Throwable cause) {
        Cancellation request = new Cancellation(reason, job, source, cause);
        if (job.accepts(request)) {
            if (job.scheduler() == RealScheduler.INSTANCE) {
                deliverFirst(job);
            } else {
                job.scheduler().soon(() -> deliverFirst(job));
            }
        } else if (job.startsTasks() && job.isShielded()) {
            deliver(job, request);
        }
    }

    private static void deliverFirst(Job job) {
        Cancellation request = Objects.requireNonNull(job.cancellation());
        deliver(job, request);
        if (!job.hasEnded() && job.scheduler() == RealScheduler.INSTANCE) {
            request.reportedBy(Stragglers.watch(job));
        }
    }

    /**
     * Applies a request to cancel to a job and its children. Each request reaches each thread once,
     * even if another request has reached the thread before: an outer deadline and an inner one are
     * two requests.
     *
     * <p>Collects the children before it looks for a shield, so that jobs which have begun behind
     * the shield are not among them.
     */
    private static void deliver(Job cancelled, Cancellation request) {
        ArrayDeque<Job> todo = new ArrayDeque<>();
        todo.push(cancelled);
        while (!todo.isEmpty()) {
            Job job = todo.pop();
            List<Job> below = job.children();
            Shield active = job.shield();
            boolean shielded = job.isShielded();
            boolean itsOwn = request.origin() == job && job.startsTasks();
            Strand on = job.strand();
            if (active != null && shielded && !itsOwn) {
                active.begin(job.scheduler());
                continue;
            }
            if (!shielded && on != null && on.innermost() == job && job.runsForeignCode()) {
                on.disturb();
            }
            for (Job child : below) {
                if (shielded && child.strand() == on) {
                    continue; // its own thread is shielded, its tasks are not
                }
                if (child.accepts(request)) {
                    todo.push(child);
                } else if (child.cancellation() != request) {
                    child.notTold(); // only of a narrower request
                    todo.push(child);
                }
            }
        }
    }

    // ---- what holds it back

    /** Holds it back until a job ends or a grace period after it was asked is over. */
    static void shield(Job job, Duration grace) {
        Shield shield = new Shield(grace, () -> graceEnds(job));
        job.shield(shield);
        Strand on = job.strand();
        if (on != null && on.thread == Thread.currentThread()) {
            on.clearInterrupt();
        }
        if (job.cancellation() != null) {
            shield.begin(job.scheduler());
        }
    }

    /** The grace is over: what was held back takes effect, as if it came now. */
    private static void graceEnds(Job job) {
        Cancellation request = job.cancellation();
        if (request != null) {
            job.notTold();
            deliver(job, request);
        }
    }

    /**
     * What the calling thread does now is tear-down: shields its jobs, out to one of them, which is
     * the lender or generator; all, if that began outside of tasks.
     */
    static void shieldTearDown(@Nullable Job outermost) {
        for (Job job = Current.job(); job != null; job = job.parent()) {
            shield(job, TEAR_DOWN_GRACE);
            if (job == outermost) {
                return;
            }
        }
    }
}
