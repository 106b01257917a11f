package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * A piece of running work that can be cancelled: a node of the task tree. It runs on a {@link
 * Strand}: on that of the job around it (a timeout, a group that waits), or on one of its own (a
 * task).
 *
 * <p>It registers as a child, or as the innermost one of its strand, before it reads the mark of
 * its parent: see {@link Cancelling}.
 */
class Job extends Node<Job> implements Cancellable {
    private static final StripedList<Job> ROOTS = new StripedList<>();

    private static final AtomicReferenceFieldUpdater<Job, @Nullable Cancellation> CANCELLATION =
            AtomicReferenceFieldUpdater.newUpdater(Job.class, Cancellation.class, "cancellation");

    // Set without a fence each, by lazySet: what looks for marks after them comes after one fence.
    private static final AtomicReferenceFieldUpdater<Job, @Nullable Strand> STRAND =
            AtomicReferenceFieldUpdater.newUpdater(Job.class, Strand.class, "strand");
    private static final AtomicIntegerFieldUpdater<Job> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(Job.class, "ended");

    /** A late reader may see the name before it was changed, which is as good. */
    private String name;

    private @Nullable Timeline<Job> timeline;
    private volatile @Nullable Strand strand;
    private volatile @Nullable Cancellation cancellation;
    private volatile @Nullable Shield shield;

    private long since;
    private volatile int ended;

    /**
     * Whether {@link Cancelled} was thrown here for its cancellation: no interrupt is owed then.
     */
    private volatile boolean told;

    /** Whether somebody else's interrupt came while it waited for its own tasks. */
    private boolean interrupted;

    Job(@Nullable Job parent, String name) {
        super(parent);
        this.name = name;
        if (parent != null) {
            this.timeline = parent.timeline;
        }
    }

    /** The roots of all task trees of this JVM: what runs at the moment. See {@link Roots}. */
    static StripedList<Job> roots() {
        return ROOTS;
    }

    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    final @Nullable Strand strand() {
        return strand;
    }

    /** The scheduler of its strand; before it has a strand, that of the calling thread. */
    final Scheduler scheduler() {
        Strand on = strand;
        return on == null ? Current.scheduler() : on.scheduler;
    }

    final @Nullable Cancellation cancellation() {
        return cancellation;
    }

    /** What records its events, for a {@link Journal}. */
    final @Nullable Timeline<Job> timeline() {
        return timeline;
    }

    final void timeline(Timeline<Job> events) {
        timeline = events;
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
        while (job.isInline()) {
            job = Objects.requireNonNull(job.parent());
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

    /** Tells where it is going to run. */
    final void assign(Strand own) {
        STRAND.lazySet(this, own);
    }

    /** Whether it runs where it is called, however many jobs there are on the stack. */
    boolean staysOnAFullStack() {
        return false;
    }

    /** Takes the result of {@link Runner#runToEnd}; it means nothing if there is a failure. */
    void completed(@Nullable Object result, @Nullable Throwable failure) {}

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
        Job parent = parent();
        if (around != null && around == parent) {
            on.innermostBeforeFence(this);
            around.innerBegins(this);
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
                mine.begin(on.scheduler);
            }
        }
        if (timeline != null) {
            timeline.add(on.scheduler.nanoTime(), this, Timeline.Step.START);
        }
        return around;
    }

    /** Whether it has a thread of its own only because the stack of its parent's was full. */
    boolean continuesParent() {
        return false;
    }

    /** Whether it runs on the thread of the job around it. */
    final boolean isInline() {
        Job parent = parent();
        return parent != null && parent.strand == strand;
    }

    final void leave(Strand on, @Nullable Job around, @Nullable Throwable thrown) {
        if (hasOffspring()) {
            closeLeftovers();
        }
        if (timeline != null) {
            timeline.add(on.scheduler.nanoTime(), this, end(thrown));
        }
        Shield mine = shield;
        if (mine != null) {
            mine.end();
        }
        ENDED.lazySet(this, 1);
        if (around != null && around == parent()) {
            around.innerEnds();
        }
        Cancellation why = cancellation;
        if (told && around != null && why != null && around.cancellation == why) {
            around.told = true; // before it is the innermost one: others interrupt that if not told
        }
        on.innermost(around);
        on.depth(on.depth() - 1);
        if (why != null && why.origin() == this) {
            why.callOffReport();
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
        } else if (around.isCancelled() && !around.told) {
            on.interruptSelf();
        }
    }

    private static Timeline.Step end(@Nullable Throwable thrown) {
        return thrown == null
                ? Timeline.Step.END
                : thrown instanceof Cancelled ? Timeline.Step.CANCELLED : Timeline.Step.FAILED;
    }

    /**
     * Somebody else interrupted its thread while it waited for its tasks. The interrupt is set
     * again as the job ends, unless the job ends as cancelled: then it has been answered.
     */
    final void keepInterrupt() {
        interrupted = true;
    }

    /** Its cancellation has come to light, and what its thread was interrupted for it with it. */
    final void noticed(Cancellation why) {
        told = true;
        interrupted &= why.reason() != CancelReason.INTERRUPTED;
    }

    /** The job is throwing {@link Cancelled}; no interrupt may follow. */
    final void told() {
        told = true;
    }

    /** A further request has reached it, or what held the first one back is over. */
    final void notTold() {
        told = false;
    }

    @Override
    public final boolean isOwedAnInterrupt() {
        return isCancelled() && !told;
    }

    /** Ends what was opened in this job and outlives its body: generators. */
    private void closeLeftovers() {
        for (Job leftover : offspring().all().reversed()) { // one may read from an older one
            leftover.close();
            leftover.unlink();
        }
    }

    /** Ends a job that belongs to another one; waits until it has ended. */
    void close() {}

    @Override
    final Job self() {
        return this;
    }

    // ---- cancelling

    /** Whether it is cancelled, and nothing shields it. */
    @Override
    public final boolean isCancelled() {
        return cancellation != null && !isShielded();
    }

    final boolean isShielded() {
        Shield active = shield;
        return active != null && !active.isOver();
    }

    final @Nullable Shield shield() {
        return shield;
    }

    final void shield(Shield mine) {
        shield = mine;
    }

    /** Marks it with the first request that reaches it; returns false if there was one before. */
    final boolean accepts(Cancellation request) {
        return CANCELLATION.compareAndSet(this, null, request);
    }

    /** Throws {@link Cancelled} if the job has been cancelled and nothing shields it. */
    final void throwIfCancelled() {
        Cancellation why = cancellation;
        if (why != null && !isShielded()) {
            throw why.toError();
        }
    }

    final boolean hasEnded() {
        return ended != 0;
    }

    // ---- time

    /** When it has to be done, on the clock of its scheduler; those around it apart. */
    long ownDeadline() {
        return Scheduler.NEVER;
    }

    /** The nearest deadline of its own and of those around it. */
    final long effectiveDeadline() {
        long nearest = Scheduler.NEVER;
        for (Job job = this; job != null; job = job.parent()) {
            nearest = Math.min(nearest, job.ownDeadline());
        }
        return nearest;
    }

    @Override
    public String toString() {
        return name();
    }
}
