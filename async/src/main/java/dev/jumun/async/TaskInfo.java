package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a task, or a part of one (a timeout, a group), was doing at one moment.
 *
 * @param name its name
 * @param owner the name of what it belongs to; nothing at the root
 * @param state what it did
 * @param age how long ago it began; zero if it had not begun
 * @param waitingFor what it waited for, if that is known: an operation of ours
 * @param remaining the time until its nearest deadline, if it has one
 * @param thread the name or number of its thread
 * @param stack where its thread stood, innermost first; empty for a part that is not the innermost
 *     of its thread, and if stacks were not asked for
 * @param children what it had started, oldest first
 */
public record TaskInfo(
        String name,
        Optional<String> owner,
        State state,
        Duration age,
        Optional<String> waitingFor,
        Optional<Duration> remaining,
        String thread,
        List<StackTraceElement> stack,
        List<TaskInfo> children) {
    /** What a task can be doing. */
    public enum State {
        /** It has been made, and no thread has taken it up. */
        NEW,
        /** It calculates, or waits in an operation that is not ours. */
        RUNNING,
        /** It waits in an operation of ours. */
        WAITING,
        /** It has been cancelled, and has not ended. */
        CANCELLING
    }

    /**
     * Looks at a job and all below it; without recursion, since there may be thousands of levels.
     */
    static TaskInfo of(Job root, boolean withStacks, @Nullable String owner) {
        List<Seen> all = new ArrayList<>();
        all.add(new Seen(root, owner, root.effectiveDeadline(), null));
        for (int i = 0; i < all.size(); i++) {
            Seen seen = all.get(i);
            for (Job child : seen.job.children()) {
                long deadline = Math.min(seen.deadline, child.ownDeadline());
                all.add(new Seen(child, seen.job.name(), deadline, seen));
            }
        }
        TaskInfo info = null;
        for (Seen seen : all.reversed()) {
            info = of(seen, withStacks);
            if (seen.parent != null) {
                seen.parent.children.addFirst(info);
            }
        }
        return Objects.requireNonNull(info);
    }

    /** A job on the way to its description, which is made when those of its children are there. */
    private record Seen(
            Job job,
            @Nullable String owner,
            long deadline,
            @Nullable Seen parent,
            ArrayDeque<TaskInfo> children) {
        Seen(Job job, @Nullable String owner, long deadline, @Nullable Seen parent) {
            this(job, owner, deadline, parent, new ArrayDeque<>());
        }
    }

    private static TaskInfo of(Seen seen, boolean withStacks) {
        Job job = seen.job;
        Strand strand = job.strand();
        Strand innermost = strand != null && strand.innermost() == job ? strand : null;
        Object waiting = innermost == null ? null : innermost.waitingFor();
        return new TaskInfo(
                job.name(),
                Optional.ofNullable(seen.owner),
                state(job, innermost != null, waiting),
                job.since() == 0
                        ? Duration.ZERO
                        : Duration.ofNanos(Scheduler.of(job).nanoTime() - job.since()),
                Optional.ofNullable(waiting).map(Object::toString),
                remaining(seen),
                strand == null ? "" : Strand.nameOf(strand.thread),
                innermost != null && withStacks
                        ? Traces.trim(innermost.thread.getStackTrace())
                        : List.of(),
                List.copyOf(seen.children));
    }

    private static State state(Job job, boolean innermost, @Nullable Object waiting) {
        if (job.isCancelled()) {
            return State.CANCELLING;
        }
        if (job.strand() == null || job.since() == 0) {
            return State.NEW;
        }
        // Whoever is not the innermost of its thread waits for what is within it.
        return waiting != null || !innermost ? State.WAITING : State.RUNNING;
    }

    private static Optional<Duration> remaining(Seen seen) {
        return seen.deadline == Scheduler.NEVER
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(seen.deadline - Scheduler.of(seen.job).nanoTime()));
    }
}
