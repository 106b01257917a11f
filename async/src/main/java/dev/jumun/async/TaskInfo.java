package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
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

    static TaskInfo of(Job job, boolean withStacks, @Nullable String owner) {
        Strand strand = job.strand();
        Strand innermost = strand != null && strand.innermost() == job ? strand : null;
        Object waiting = innermost == null ? null : innermost.waitingFor();
        List<TaskInfo> children =
                job.children().stream().map(child -> of(child, withStacks, job.name())).toList();
        return new TaskInfo(
                job.name(),
                Optional.ofNullable(owner),
                state(job, innermost != null, waiting),
                job.since() == 0
                        ? Duration.ZERO
                        : Duration.ofNanos(Scheduler.of(job).nanoTime() - job.since()),
                Optional.ofNullable(waiting).map(Object::toString),
                remaining(job),
                strand == null ? "" : Strand.nameOf(strand.thread),
                innermost != null && withStacks
                        ? Traces.trim(innermost.thread.getStackTrace())
                        : List.of(),
                children);
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

    private static Optional<Duration> remaining(Job job) {
        long deadline = job.effectiveDeadline();
        return deadline == Scheduler.NEVER
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(deadline - Scheduler.of(job).nanoTime()));
    }
}
