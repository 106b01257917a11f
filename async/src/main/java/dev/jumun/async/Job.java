package dev.jumun.async;

import dev.jumun.async.observe.TaskWatch;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * A piece of running work that can be cancelled: a node of the task tree. It runs on a {@link
 * Strand}: on that of the job around it (a timeout, a group that waits), or on one of its own (a
 * task).
 *
 * <p>Cancelling marks the job and those below it and wakes or interrupts their strands. The
 * canceller marks before it reads the children, and a child registers before it reads the marks, so
 * no child is missed and no lock is needed.
 */
class Job {
    private static final AtomicReferenceFieldUpdater<Job, @Nullable Cancellation> CANCELLATION =
            AtomicReferenceFieldUpdater.newUpdater(Job.class, Cancellation.class, "cancellation");

    private static final AtomicReferenceFieldUpdater<Job, @Nullable Offspring> OFFSPRING =
            AtomicReferenceFieldUpdater.newUpdater(Job.class, Offspring.class, "offspring");

    // Set without a fence each, by lazySet: what looks for marks after them comes after one fence.
    private static final AtomicReferenceFieldUpdater<Job, @Nullable Strand> STRAND =
            AtomicReferenceFieldUpdater.newUpdater(Job.class, Strand.class, "strand");
    private static final AtomicReferenceFieldUpdater<Job, @Nullable Job> INNER =
            AtomicReferenceFieldUpdater.newUpdater(Job.class, Job.class, "inner");
    private static final AtomicIntegerFieldUpdater<Job> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(Job.class, "ended");

    /** How long cancelling is held back from what lenders and generators do at their ends. */
    private static final Duration TEAR_DOWN_GRACE = Duration.ofSeconds(5);

    /**
     * The number of jobs that may share a stack: the next one runs on a thread of its own, below a
     * gather that waits for it. Recursion is then limited by memory, and not by the stack: to
     * unmount a virtual thread the JDK needs stack for each of its frames, and a job has ten.
     */
    private static final int MOST_ON_A_STACK = 128;

    private @Nullable Job parent; // changes only before it begins

    /** A late reader may see the name before it was changed, which is as good. */
    private String name;

    private @Nullable Journal journal;
    private volatile @Nullable Strand strand;
    private volatile @Nullable Cancellation cancellation;
    private volatile @Nullable Shield shield;

    /**
     * When it has to be done, on the clock of its scheduler; those around it apart. Kept with the
     * bits of {@link Scheduler#NEVER} inverted: most jobs have none, which is then no write.
     */
    private volatile long inverseDeadline;

    private long since;
    private volatile int ended;

    /**
     * Whether {@link Cancelled} was thrown here for its cancellation: no interrupt is owed then.
     */
    private volatile boolean told;

    /** Whether somebody else's interrupt came while it waited for its own tasks. */
    private boolean interrupted;

    // Its children: one on the same strand, or a list. Those of a fixed number: see members().
    private volatile @Nullable Job inner;
    private volatile @Nullable Offspring offspring;

    // Its position in its parent's list: see Offspring.
    volatile @Nullable Job older;
    volatile int left;

    Job(@Nullable Job parent, String name) {
        this.parent = parent;
        this.name = name;
        if (parent != null) {
            this.journal = parent.journal;
        }
    }

    /** The innermost job of the calling thread, or null outside of all. */
    static @Nullable Job current() {
        Strand strand = Strand.current();
        return strand == null ? null : strand.innermost();
    }

    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    final @Nullable Job parent() {
        return parent;
    }

    final @Nullable Strand strand() {
        return strand;
    }

    final @Nullable Cancellation cancellation() {
        return cancellation;
    }

    final @Nullable Journal journal() {
        return journal;
    }

    final void journal(Journal events) {
        journal = events;
    }

    /**
     * Its number: that which the JVM has for each object, since a field of its own would make all
     * jobs larger. The chance that two of 10,000 running ones have the same is one in forty.
     */
    final long id() {
        return System.identityHashCode(this);
    }

    /** When it began, on the clock of its scheduler. */
    final long since() {
        return since;
    }

    /** The name of the task that it is part of, or its own. */
    final String taskName() {
        Job job = this;
        while (job.parent != null && job.parent.strand == job.strand) {
            job = job.parent;
        }
        return job.name();
    }

    /** Whether it is a group: its own end reaches its tasks, though its own thread be shielded. */
    boolean startsTasks() {
        return false;
    }

    /** Whether a cancelled job begins its body nevertheless, up to its first wait. */
    boolean beginsWhenOver() {
        return false;
    }

    /** Whether its own code must be notified of the cancellation, apart from its children. */
    boolean runsForeignCode() {
        return true;
    }

    // ---- running

    /**
     * Runs a body as this job, on the calling thread; once. Its failure is thrown as it is, except
     * that the {@linkplain Echo echo} of this job's cancelling becomes {@link Cancelled}. A job
     * that was cancelled before never starts its body.
     */
    final <T extends @Nullable Object> T run(Callable<T> body) {
        return runOn(Strand.current(), body);
    }

    /** The same, on a thread that runs no job yet. */
    final <T extends @Nullable Object> T runAsRoot(@Nullable Timer timer, Callable<T> body) {
        Roots.begin(this);
        try {
            Strand on = Strand.begin(RealScheduler.INSTANCE, this);
            on.seat = timer;
            return on.run(this, body);
        } finally {
            Roots.end(this);
        }
    }

    /** Tells where it is going to run. */
    final void assign(Strand own) {
        STRAND.lazySet(this, own);
    }

    /** The same, on the strand of the calling thread, if it has one already. */
    final <T extends @Nullable Object> T runOn(@Nullable Strand on, Callable<T> body) {
        if (on == null) {
            return runAsRoot(null, body);
        }
        if (on.depth() >= MOST_ON_A_STACK && !staysOnAFullStack()) {
            return runApart(on, body);
        }
        Job around = enter(on);
        Throwable thrown = null;
        try {
            if (cancellation != null) {
                beginCancelled(on);
            }
            return body.call();
        } catch (Throwable failure) {
            thrown = judge(on, failure);
            throw Failures.<RuntimeException>sneak(thrown);
        } finally {
            leave(on, around, thrown);
        }
    }

    /** The gather takes its place on this strand, and becomes its parent by a member. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if T allows it
    private <T extends @Nullable Object> T runApart(Strand on, Callable<T> body) {
        return (T)
                Gathering.runApart(
                        on,
                        () -> {
                            Strand own = Strand.here();
                            parent = parent == null ? null : own.innermost(); // a root stays one
                            return runOn(own, body);
                        });
    }

    /** Whether it runs where it is called, however many jobs there are on the stack. */
    boolean staysOnAFullStack() {
        return false;
    }

    /**
     * The same for a job with a thread of its own: it has no caller to throw to, so the outcome
     * goes to {@link #completed}.
     */
    final void runToEnd(Strand on, Callable<?> body) {
        Object result = null;
        Throwable failure = null;
        try {
            Job around = enter(on);
            try {
                if (cancellation != null) {
                    beginCancelled(on);
                }
                on.restoreContext();
                result = TaskWatch.isOn() ? watched(body) : body.call();
            } catch (Throwable thrown) {
                failure = thrown;
                failure = judge(on, thrown);
            } finally {
                leave(on, around, failure);
            }
        } catch (Throwable ours) {
            failure = failure == null ? ours : failure;
        }
        completed(result, failure);
    }

    private @Nullable Object watched(Callable<?> body) throws Exception {
        TaskWatch.Running running = TaskWatch.begin(name(), parent == null ? null : parent.name());
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

    /** Takes the result of {@link #runToEnd}; it means nothing if there is a failure. */
    void completed(@Nullable Object result, @Nullable Throwable failure) {}

    /** Cancelled before it ran on this thread, so the thread has not been notified. */
    private void beginCancelled(Strand on) {
        if (!beginsWhenOver()) {
            throwIfCancelled();
        } else if (isCancelled()) {
            on.interruptSelf();
        }
    }

    /** It starts at once when another job begins: the clock is not read again for it. */
    final void beginsWith(Job other) {
        since = other.since;
    }

    /** Begins on a strand; returns the job around it there, for {@link #leave}. */
    final @Nullable Job enter(Strand on) {
        Job around = on.innermost();
        if (strand != on) {
            STRAND.lazySet(this, on);
        }
        if (since == 0) {
            since =
                    around == null && on.seat instanceof Timer timer
                            ? timer.recently()
                            : on.scheduler.nanoTime();
        }
        on.depth(on.depth() + 1);
        if (around != null && around == parent) {
            on.innermostBeforeFence(this);
            around.inner = this;
        } else {
            on.innermost(this);
        }
        if (parent != null && parent.isCancelled()) {
            CANCELLATION.compareAndSet(this, null, parent.cancellation);
        }
        Shield mine = shield;
        if (mine != null) {
            on.clearInterrupt(); // that of what is around it
            if (cancellation != null) {
                mine.begin();
            }
        }
        if (journal != null) {
            journal.starts(this);
        }
        return around;
    }

    /**
     * Whether the calling thread is a given one, or continues it because its stack was full: to
     * callers, that is one thread.
     */
    static boolean isOn(Thread thread) {
        if (Thread.currentThread() == thread) {
            return true;
        }
        for (Job job = current(); job != null && job.parent != null; job = job.parent) {
            Strand around = job.parent.strand;
            if (around != job.strand && !job.continuesParent()) {
                return false;
            }
            if (around != null && around.thread == thread) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has a thread of its own only because the stack of its parent's was full. */
    boolean continuesParent() {
        return false;
    }

    /** Whether it runs on the thread of the job around it. */
    final boolean isInline() {
        return parent != null && parent.strand == strand;
    }

    final void leave(Strand on, @Nullable Job around, @Nullable Throwable thrown) {
        if (offspring != null) {
            closeLeftovers(offspring);
        }
        if (journal != null) {
            journal.ends(this, thrown);
        }
        Shield mine = shield;
        if (mine != null) {
            mine.end();
        }
        ENDED.lazySet(this, 1);
        if (around != null && around == parent) {
            INNER.lazySet(around, null);
        }
        on.innermost(around);
        on.depth(on.depth() - 1);
        Cancellation why = cancellation;
        if (why != null && why.origin() == this) {
            why.stragglers().callOff();
        }
        on.clearInterrupt();
        CancelHook hook = on.hook();
        if (hook != null && cancellation != null && (around == null || !around.isCancelled())) {
            hook.rearm(on);
        }
        if (interrupted) {
            if (around != null && around.isCancelled()) {
                around.interrupted = true; // its end would clear the flag
            } else {
                Thread.currentThread().interrupt();
            }
        }
        if (around == null) {
            on.judged(null);
        } else if (around.isCancelled()) {
            if (told && around.cancellation == cancellation) {
                around.told = true;
            }
            if (!around.told) {
                on.interruptSelf();
            }
        }
    }

    /**
     * Somebody else interrupted its thread while it waited for its tasks. The interrupt is set
     * again as the job ends, unless the job ends as cancelled: then it has been answered.
     */
    final void keepInterrupt() {
        interrupted = true;
    }

    /** Decides the cause of a failure: the work itself, or our own cancellation. */
    final Throwable judge(Strand on, Throwable failure) {
        Cancellation why = cancellation;
        Throwable verdict = failure;
        if (why != null && on.isEcho(failure, why)) {
            told = true;
            verdict = failure instanceof Cancelled ? failure : why.toError(failure);
            interrupted &= why.reason() != CancelReason.INTERRUPTED;
            on.actInstead(verdict);
        }
        on.judged(verdict);
        return verdict;
    }

    /** The job is throwing {@link Cancelled}; no interrupt may follow. */
    final void told() {
        told = true;
    }

    /** Whether its thread has to be interrupted, so that it notices that it is cancelled. */
    final boolean isOwedAnInterrupt() {
        return isCancelled() && !told;
    }

    /** Ends what was opened in this job and outlives its body: generators. */
    private static void closeLeftovers(Offspring offspring) {
        for (Job leftover : offspring.all().reversed()) { // one may read from an older one
            leftover.close();
            leftover.unlink();
        }
    }

    /** Ends a job that belongs to another one; waits until it has ended. */
    void close() {}

    // ---- those below

    /** The children that run side by side in this job, if it has a fixed number of them. */
    Job @Nullable [] members() {
        return null;
    }

    /** Takes its place in its parent's list: called once, before it starts. */
    final void link() {
        if (parent != null) {
            parent.offspring().add(this);
        }
    }

    /** Leaves its parent's list, so that nothing keeps it alive. */
    final void unlink() {
        if (parent != null) {
            parent.offspring().remove(this);
        }
    }

    private Offspring offspring() {
        Offspring mine = offspring;
        if (mine != null) {
            return mine;
        }
        Offspring made = new Offspring();
        if (OFFSPRING.compareAndSet(this, null, made)) {
            return made;
        }
        return Objects.requireNonNull(offspring);
    }

    /** Those below it at this moment; of a list, the oldest first. */
    final List<Job> children() {
        if (inner == null && offspring == null && members() == null) {
            return List.of();
        }
        List<Job> children = new ArrayList<>();
        Job[] fixed = members();
        if (fixed != null) {
            for (Job member : fixed) {
                if (member != null) {
                    children.add(member);
                }
            }
        }
        Job within = inner;
        if (within != null && !children.contains(within)) {
            children.add(within);
        }
        Offspring listed = offspring;
        if (listed != null) {
            children.addAll(listed.all());
        }
        return children;
    }

    // ---- cancelling

    /** Whether what it does has to end now: it is cancelled, and nothing shields it. */
    final boolean isCancelled() {
        return cancellation != null && !isShielded();
    }

    private boolean isShielded() {
        Shield active = shield;
        return active != null && !active.isOver();
    }

    /** Throws {@link Cancelled} if the job has been cancelled and nothing shields it. */
    final void throwIfCancelled() {
        Cancellation why = cancellation;
        if (why != null && !isShielded()) {
            throw why.toError();
        }
    }

    /**
     * Asks for the job to end, once: later reasons are dropped. Never blocks, and takes no lock:
     * the caller may be an event loop, and a virtual thread that runs on that loop may be waiting
     * for the lock.
     */
    final void cancel(CancelReason reason, String source, @Nullable Throwable cause) {
        Cancellation request = new Cancellation(reason, this, source, cause);
        if (CANCELLATION.compareAndSet(this, null, request)) {
            Scheduler.of(this).soon(this::deliverFirst);
        } else if (startsTasks() && isShielded()) {
            Scheduler.of(this).soon(() -> deliver(request));
        }
    }

    /**
     * The same, done at once on the calling thread: for one that belongs to the job itself, and is
     * no event loop.
     */
    final void cancelHere(CancelReason reason, String source, @Nullable Throwable cause) {
        Cancellation request = new Cancellation(reason, this, source, cause);
        if (CANCELLATION.compareAndSet(this, null, request)) {
            if (Scheduler.of(this) == RealScheduler.INSTANCE) {
                deliverFirst();
            } else {
                Scheduler.of(this).soon(this::deliverFirst);
            }
        } else if (startsTasks() && isShielded()) {
            deliver(request);
        }
    }

    private void deliverFirst() {
        Cancellation request = Objects.requireNonNull(cancellation);
        deliver(request);
        if (ended == 0 && Scheduler.of(this) == RealScheduler.INSTANCE) {
            request.stragglers().watch(this);
        }
    }

    final boolean hasEnded() {
        return ended != 0;
    }

    final void cancel(CancelReason reason) {
        cancel(reason, name(), null);
    }

    /** The grace of its shield is over: what was held back takes effect, as if it came now. */
    final void graceEnds() {
        Cancellation request = cancellation;
        if (request != null) {
            told = false;
            deliver(request);
        }
    }

    /**
     * Applies a request to cancel to this job and its children. Each request reaches each thread
     * once, even if another request has reached the thread before: an outer deadline and an inner
     * one are two requests.
     *
     * <p>Collects the children before it looks for a shield, so that jobs which have begun behind
     * the shield are not among them.
     */
    private void deliver(Cancellation request) {
        ArrayDeque<Job> todo = new ArrayDeque<>();
        todo.push(this);
        while (!todo.isEmpty()) {
            Job job = todo.pop();
            List<Job> below = job.children();
            Shield active = job.shield;
            boolean shielded = job.isShielded();
            boolean itsOwn = request.origin() == job && job.startsTasks();
            Strand on = job.strand;
            if (active != null && shielded && !itsOwn) {
                active.begin();
                continue;
            }
            if (!shielded && on != null && on.innermost() == job && job.runsForeignCode()) {
                on.disturb();
            }
            for (Job child : below) {
                if (shielded && child.strand == on) {
                    continue; // its own thread is shielded, its tasks are not
                }
                if (CANCELLATION.compareAndSet(child, null, request)) {
                    todo.push(child);
                } else if (child.cancellation != request) {
                    child.told = false; // of a narrower request
                    todo.push(child);
                }
            }
        }
    }

    /**
     * What the calling thread does now is tear-down: shields its jobs, out to one of them, which is
     * the lender or generator; all, if that began outside of tasks.
     */
    static void shieldTearDown(@Nullable Job outermost) {
        for (Job job = current(); job != null; job = job.parent) {
            job.shield(TEAR_DOWN_GRACE);
            if (job == outermost) {
                return;
            }
        }
    }

    /** Holds cancelling back until the job ends or a grace period after it was asked is over. */
    final void shield(Duration grace) {
        Shield mine = new Shield(this, grace);
        shield = mine;
        Strand on = strand;
        if (on != null && on.thread == Thread.currentThread()) {
            on.clearInterrupt();
        }
        if (cancellation != null) {
            mine.begin();
        }
    }

    // ---- time

    /** Limits the time it has, and cancels it when that is over. */
    final void deadline(long time) {
        inverseDeadline = time ^ Scheduler.NEVER;
    }

    final long ownDeadline() {
        return inverseDeadline ^ Scheduler.NEVER;
    }

    /** The nearest deadline of its own and of those around it. */
    final long effectiveDeadline() {
        long nearest = Scheduler.NEVER;
        for (Job job = this; job != null; job = job.parent) {
            nearest = Math.min(nearest, job.ownDeadline());
        }
        return nearest;
    }

    @Override
    public String toString() {
        return name();
    }
}
