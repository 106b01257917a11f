package dev.jumun.async;

import dev.jumun.async.log.LogText;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread while it runs jobs, one within the other: which is the innermost, what it waits for, and
 * whether an interrupt is on its way to it.
 *
 * <p>A strand that waits in an operation of ours is cancelled by waking it; only one that does
 * something else is interrupted. The end of a job waits for an interrupt that is on its way and
 * clears it: none ever leaks into what comes after.
 *
 * <p>A thread finds its strand where it keeps its handler for uncaught exceptions: of all that the
 * JDK keeps for a thread it is the only thing that costs no memory and one read. On a thread that
 * has a handler of its own already, or keeps none (that of the common pool), a scoped value has to
 * do, with a cache of 144 bytes a thread; and if a task sets a handler itself, a search.
 */
final class Strand implements Thread.UncaughtExceptionHandler {
    private static final int NONE = 0;
    private static final int UNDERWAY = 1;
    private static final int UNDERWAY_AGAIN = 2;
    private static final int SENT = 3;

    /**
     * The flag was set by the thread itself as it had waited for the end of something, whatever
     * comes. A failure that passes there is older, unless the flag has been used.
     */
    private static final int OWED = 4;

    private static final ScopedValue<Strand> CURRENT = ScopedValue.newInstance();
    private static final AtomicIntegerFieldUpdater<Strand> INTERRUPT =
            AtomicIntegerFieldUpdater.newUpdater(Strand.class, "interrupt");
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

    final Scheduler scheduler;
    final Thread thread;

    /** What is still to be restored on this thread. */
    private @Nullable Context context;

    private int depth; // its own thread's alone
    private volatile @Nullable Job innermost;
    private volatile @Nullable Object waitingFor;

    private volatile int interrupt;

    /** What is done instead of an interrupt, if anything is: the innermost. */
    private volatile @Nullable CancelHook hook;

    /** The last failure that was judged on this thread, by a job that ended or passed it on. */
    private @Nullable Throwable judged;

    /** Where its scheduler keeps what it knows of it; with the real one, its timer. */
    @Nullable Object seat;

    /** Of the calling thread. */
    private Strand(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.thread = Thread.currentThread();
    }

    /** Of a virtual thread that has not started. */
    Strand(Scheduler scheduler, @Nullable Context context, Runnable body) {
        this.scheduler = scheduler;
        this.context = context;
        boolean plain = context == null && scheduler == RealScheduler.INSTANCE;
        this.thread =
                Thread.ofVirtual()
                        .uncaughtExceptionHandler(this)
                        .unstarted(plain ? body : () -> run(context, body)); // or a frame less
    }

    /** The strand of the calling thread, or null if it runs no job. */
    static @Nullable Strand current() {
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
        if (handler instanceof Strand own && own.thread == thread) {
            return own;
        }
        // Another thread may have inherited the bindings of ours.
        if (CURRENT.isBound() && CURRENT.get().thread == thread) {
            return CURRENT.get();
        }
        return handler == thread.getThreadGroup() ? null : StrandSearch.of(thread, handler);
    }

    /** The strand of the calling thread; one for the moment if it runs no job. */
    static Strand here() {
        Strand strand = current();
        return strand == null ? new Strand(RealScheduler.INSTANCE) : strand;
    }

    /** Makes the calling thread a strand, for a job that begins on it. */
    static Strand begin(Scheduler scheduler, Job job) {
        Strand strand = new Strand(scheduler);
        job.assign(strand);
        scheduler.begin(strand);
        return strand;
    }

    /** Is the current one of the calling thread, its own, for as long as a job runs. */
    <T extends @Nullable Object> T run(Job job, Callable<T> body) {
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        if (before == this) {
            return job.runOn(this, body);
        }
        if (before != thread.getThreadGroup()) {
            return ScopedValue.where(CURRENT, this).call(() -> job.runOn(this, body));
        }
        StrandSearch.forget();
        thread.setUncaughtExceptionHandler(this);
        if (thread.getUncaughtExceptionHandler() != this) {
            // The threads of the common pool keep none.
            return ScopedValue.where(CURRENT, this).call(() -> job.runOn(this, body));
        }
        try {
            return job.runOn(this, body);
        } finally {
            if (thread.getUncaughtExceptionHandler() == this) { // not one that the body has set
                thread.setUncaughtExceptionHandler(null);
            }
        }
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

    /** How many jobs it runs within each other. */
    int depth() {
        return depth;
    }

    void depth(int jobs) {
        depth = jobs;
    }

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
            if (interrupt == NONE) {
                job.keepInterrupt(); // somebody else's, too
            }
            job.told();
            clearInterrupt();
        }
        return Cancelled.interrupted(null);
    }

    /** An interrupt came as the wait had what it wanted: it is owed to the next wait. */
    private void oweInterrupt() {
        if (interrupt == NONE) {
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
            if (Thread.interrupted() && interrupt == NONE) {
                interrupted = true;
                onInterrupt.run();
            }
        }
        endWait(job, OWED);
        return interrupted;
    }

    @Nullable CancelHook hook() {
        return hook;
    }

    void hook(@Nullable CancelHook innermostOne) {
        hook = innermostOne;
    }

    /** Whether a failure is how a job's being cancelled has come to light on this thread. */
    boolean isEcho(Throwable failure, Cancellation why) {
        CancelHook instead = hook;
        boolean acted = instead != null && instead.hasBegun();
        int state = interrupt;
        boolean interrupted = state != NONE && (state != OWED || !thread.isInterrupted());
        return Echo.isEcho(failure, why, judged, interrupted, acted);
    }

    /** Something ends as cancelled, however that was noticed: the action has run by then. */
    void actInstead(Throwable verdict) {
        CancelHook instead = hook;
        if (instead != null) {
            instead.fire(this);
            instead.awaitAction();
            Failures.suppress(verdict, instead.failure());
        }
    }

    /** A failure has been judged: further out it is what it is. */
    void judged(@Nullable Throwable failure) {
        judged = failure;
    }

    /** Throws the failure of another task: it has been judged there. */
    static RuntimeException passOn(Throwable failure) {
        Strand strand = current();
        if (strand != null) {
            strand.judged = failure;
        }
        throw Failures.<RuntimeException>sneak(failure);
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
        if (job != null && job.journal() != null) {
            job.journal().waits(job, reason);
        }
    }

    private void waitEnds(@Nullable Job job) {
        waitingFor = null;
        if (job != null && job.journal() != null) {
            job.journal().resumes(job);
        }
    }

    private void endWait(@Nullable Job job) {
        endWait(job, SENT);
    }

    private void endWait(@Nullable Job job, int asIf) {
        waitEnds(job);
        if (job != null && job.isOwedAnInterrupt()) {
            interruptSelf(asIf); // it may have been woken for that, and found something better
        }
    }

    /** Wakes it if it waits in an operation of ours. */
    void unpark() {
        scheduler.unpark(this);
    }

    /** Notifies the strand that its innermost job has been cancelled. Does not block. */
    void disturb() {
        CancelHook instead = hook;
        if (instead != null) {
            instead.fire(this);
        }
        if (waitingFor != null) {
            scheduler.unpark(this);
        } else {
            scheduler.interrupt(this);
        }
    }

    /**
     * Interrupts the thread, if its innermost job is cancelled and has not been notified; once for
     * each request. Blocks while the thread reads from a channel that does not notice.
     */
    void interruptIfCancelled() {
        int before =
                INTERRUPT.getAndUpdate(
                        this, state -> isUnderway(state) ? UNDERWAY_AGAIN : UNDERWAY);
        if (isUnderway(before)) {
            return; // the thread that is at it looks once more
        }
        int after = before;
        do {
            interrupt = UNDERWAY;
            if (isOwedAnInterrupt()) {
                thread.interrupt();
                after = SENT;
            }
        } while (!INTERRUPT.compareAndSet(this, UNDERWAY, after));
        LockSupport.unpark(thread);
    }

    private boolean isOwedAnInterrupt() {
        Job job = innermost;
        if (job == null || !job.isCancelled()) {
            return false;
        }
        CancelHook instead = hook; // after the request: what sets a hook looks for requests then
        return instead == null ? job.isOwedAnInterrupt() : instead.isGraceOver();
    }

    /** Sets the calling thread's own flag: a cancelled job stays cancelled. */
    void interruptSelf() {
        interruptSelf(SENT);
    }

    private void interruptSelf(int asIf) {
        CancelHook instead = hook;
        if (instead != null && !instead.isGraceOver()) {
            instead.fire(this);
            return;
        }
        awaitInterrupt();
        interrupt = interrupt == SENT ? SENT : asIf; // what has reached it once has reached it
        Thread.currentThread().interrupt();
    }

    private static boolean isUnderway(int state) {
        return state == UNDERWAY || state == UNDERWAY_AGAIN;
    }

    /** Clears the flag that was set for what has ended, or is shielded now. */
    void clearInterrupt() {
        CancelHook instead = hook;
        if (instead != null) {
            instead.awaitAction();
        }
        takeInterruptBack();
    }

    /** The same while an action may run that is done instead of an interrupt. */
    void takeInterruptBack() {
        int state = interrupt;
        while (state != NONE) {
            if (!isUnderway(state) && INTERRUPT.compareAndSet(this, state, NONE)) {
                Thread.interrupted();
                return;
            }
            awaitInterrupt();
            state = interrupt;
        }
    }

    /** Waits until an interrupt that is on its way has arrived: microseconds. */
    private void awaitInterrupt() {
        while (isUnderway(interrupt)) {
            LockSupport.parkNanos(this, 100_000); // returns at once when the flag is set
            Thread.onSpinWait();
        }
    }
}
