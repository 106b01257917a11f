package dev.jumun.async;

import dev.jumun.async.log.LogText;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread while it runs jobs, one within the other: which is the innermost, and what it waits for.
 *
 * <p>A strand that waits in an operation of ours is cancelled by waking it; only one that does
 * something else is interrupted. The end of a job waits for an interrupt that is on its way and
 * clears it. How a thread finds its strand: see {@link Current}.
 */
final class Strand extends Interruptible implements Thread.UncaughtExceptionHandler {
    private static final AtomicReferenceFieldUpdater<Strand, @Nullable Job> INNERMOST =
            AtomicReferenceFieldUpdater.newUpdater(Strand.class, Job.class, "innermost");

    /** What a wait is for; looked at again whenever the strand wakes up. */
    interface Condition {
        boolean holds();

        /**
         * Withdraws, since the wait is about to end without it. Returns false if that is too late:
         * the condition holds by now.
         */
        default boolean withdraw() {
            return true;
        }
    }

    final Thread thread;

    /** What is still to be restored on this thread. */
    private @Nullable Context context;

    private int depth; // its own thread's alone
    private volatile @Nullable Job innermost;
    private volatile @Nullable Object waitingFor;

    /** The last failure that was judged on this thread, by a job that ended or passed it on. */
    private @Nullable Throwable judged;

    /** Of the calling thread. */
    Strand(Scheduler scheduler) {
        super(scheduler);
        this.thread = Thread.currentThread();
    }

    /** Of a virtual thread that has not started. */
    Strand(Scheduler scheduler, @Nullable Context context, Runnable body) {
        super(scheduler);
        this.context = context;
        boolean plain = context == null && scheduler == RealScheduler.INSTANCE;
        this.thread =
                Thread.ofVirtual()
                        .uncaughtExceptionHandler(this)
                        .unstarted(plain ? body : () -> run(context, body)); // or a frame less
    }

    /** Not reached by what a job throws: that goes to whatever waits for it. */
    @Override
    public void uncaughtException(Thread dead, Throwable failure) {
        System.getLogger("dev.jumun.async")
                .log(
                        System.Logger.Level.ERROR,
                        "A thread of tasks (" + nameOf(dead) + ") has ended with a failure.",
                        LogText.failure(failure));
    }

    /** Sets what goes along to this thread, other than scoped values, once. */
    void restoreContext() {
        Context carried = context;
        if (carried != null) {
            context = null;
            carried.restore();
        }
    }

    void start() {
        scheduler.start(this, thread);
    }

    /** Runs the body of a thread that was made for this strand. */
    private void run(@Nullable Context carried, Runnable body) {
        try {
            if (carried == null) {
                body.run();
            } else {
                carried.run(body);
            }
        } finally {
            scheduler.ended(this);
        }
    }

    /** What listings and errors call a thread. */
    static String nameOf(Thread thread) {
        return thread.getName().isEmpty() ? "#" + thread.threadId() : thread.getName();
    }

    @Override
    Thread thread() {
        return thread;
    }

    /** How many jobs it runs within each other. */
    int depth() {
        return depth;
    }

    void depth(int jobs) {
        depth = jobs;
    }

    @Override
    @Nullable Job innermost() {
        return innermost;
    }

    void innermost(@Nullable Job job) {
        innermost = job;
    }

    /** The same where another write follows that is seen by all before anything is read. */
    void innermostBeforeFence(@Nullable Job job) {
        INNERMOST.lazySet(this, job);
    }

    /** What wakes it and those that it starts, if that is not the JDK's clock. */
    @Nullable Timer timer() {
        return seat instanceof Timer timer ? timer : null;
    }

    /** What it waits for in an operation of ours; null while it does something else. */
    @Nullable Object waitingFor() {
        return waitingFor;
    }

    /**
     * Waits until a condition holds; returns false if the deadline passed before.
     *
     * @throws Cancelled if the innermost job is cancelled, or the thread was interrupted
     */
    boolean await(Object reason, long deadline, Condition condition) {
        Job job = innermost;
        beginWait(job, reason);
        while (!condition.holds()) {
            if (job != null && job.isCancelled()) {
                if (condition.withdraw()) {
                    throwIfCancelled(job);
                }
                continue; // it holds by now
            }
            if (deadline != Scheduler.NEVER && scheduler.nanoTime() - deadline >= 0) {
                endWait(job);
                return false;
            }
            scheduler.park(this, reason, deadline);
            if (Thread.interrupted()) {
                if (!condition.holds() && condition.withdraw()) {
                    throw interrupted(job);
                }
                oweInterrupt();
            }
        }
        endWait(job);
        return true;
    }

    /** Waits until a deadline. See {@link #await}; apart from it, to have few frames. */
    void sleep(long nanos) {
        Job job = innermost;
        long deadline = scheduler.deadlineIn(nanos);
        beginWait(job, Waiting.SLEEP);
        do {
            throwIfCancelled(job);
            if (scheduler == RealScheduler.INSTANCE) { // here, to have a frame less on each stack
                long rest = deadline - System.nanoTime();
                Runnable off = seat instanceof Timer timer ? timer.unpark(thread, rest) : null;
                if (off == null) {
                    LockSupport.parkNanos(Waiting.SLEEP, rest);
                } else {
                    LockSupport.park(Waiting.SLEEP);
                    if (deadline - System.nanoTime() > 0) {
                        off.run();
                    }
                }
            } else {
                scheduler.park(this, Waiting.SLEEP, deadline);
            }
            if (Thread.interrupted()) {
                throw interrupted(job);
            }
        } while (deadline - scheduler.nanoTime() > 0);
        endWait(job);
    }

    // Both end the wait before they throw: what is caught and thrown again costs twice.

    private void throwIfCancelled(@Nullable Job job) {
        if (job != null && job.isCancelled()) {
            waitEnds(job);
            throwCancelled(job);
        }
    }

    /** A place where others may run, and where a cancel is noticed. */
    void checkpoint() {
        scheduler.pause(this);
        throwIfCancelled();
    }

    /** Throws {@link Cancelled} if the innermost job is cancelled; the exception notifies it. */
    void throwIfCancelled() {
        Job job = innermost;
        if (job != null && job.isCancelled()) {
            throwCancelled(job);
        }
    }

    /** One request comes to light once: by this, so that the interrupt for it is taken back. */
    private void throwCancelled(Job job) {
        job.told();
        clearInterrupt();
        job.throwIfCancelled();
    }

    private Cancelled interrupted(@Nullable Job job) {
        waitEnds(job);
        if (job != null && job.isCancelled()) {
            if (hasNoInterrupt()) {
                job.keepInterrupt(); // somebody else's, too
            }
            job.told();
            clearInterrupt();
        }
        return Cancelled.interrupted(null);
    }

    /** An interrupt came as the wait had what it wanted: it is owed to the next wait. */
    private void oweInterrupt() {
        if (hasNoInterrupt()) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until a condition holds, whatever comes. Being cancelled is only noted. Returns whether
     * somebody else interrupted the thread meanwhile: {@code onInterrupt} was run for that, and it
     * is for the caller to answer, or to set the thread's flag again.
     */
    boolean awaitEnd(Object reason, Condition condition, Runnable onInterrupt) {
        if (condition.holds()) {
            return false;
        }
        Job job = innermost;
        boolean interrupted = false;
        beginWait(job, reason);
        while (!condition.holds()) {
            scheduler.park(this, reason, Scheduler.NEVER);
            if (Thread.interrupted() && hasNoInterrupt()) {
                interrupted = true;
                onInterrupt.run();
            }
        }
        waitEnds(job);
        if (job != null && job.isOwedAnInterrupt()) {
            interruptSelfAfterwards();
        }
        return interrupted;
    }

    @Nullable Throwable judged() {
        return judged;
    }

    /** A failure has been judged: further out it is what it is. */
    void judged(@Nullable Throwable failure) {
        judged = failure;
    }

    /** Often all that is needed, and cheaper than to be parked and unparked. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it
    void letOthersRun() {
        if (thread.isVirtual() && scheduler == RealScheduler.INSTANCE) {
            Thread.yield();
        }
    }

    private void beginWait(@Nullable Job job, Object reason) {
        waitingFor = reason;
        if (job != null && job.timeline() != null) {
            job.timeline().addWait(scheduler.nanoTime(), job, reason);
        }
    }

    private void waitEnds(@Nullable Job job) {
        waitingFor = null;
        if (job != null && job.timeline() != null) {
            job.timeline().add(scheduler.nanoTime(), job, Timeline.Step.RESUME);
        }
    }

    private void endWait(@Nullable Job job) {
        waitEnds(job);
        if (job != null && job.isOwedAnInterrupt()) {
            interruptSelf(); // it may have been woken for that, and found something better
        }
    }

    /** Wakes it if it waits in an operation of ours. */
    void unpark() {
        scheduler.unpark(this);
    }

    /** Notifies the strand that its innermost job has been cancelled. Does not block. */
    void disturb() {
        beginInstead();
        if (waitingFor != null) {
            scheduler.unpark(this);
        } else {
            scheduler.interrupt(this);
        }
    }
}
