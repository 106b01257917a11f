package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A snapshot of a task, or of a part of one, such as a timeout or a group. In a folded tree ({@link
 * TaskTree#folded}) it represents several tasks that do the same, and describes the oldest of them.
 *
 * @param id a number that the task keeps, by which it is found again in a later snapshot. Two
 *     running tasks have the same very rarely
 * @param count how many tasks it represents; 1 unless the tree is folded
 * @param name the name
 * @param owner the name of the enclosing task; empty at the root
 * @param state the state
 * @param started when it began; empty if it had not begun. In virtual time, the clock began in 1970
 * @param age the time since it began; zero if it had not begun
 * @param waitingFor what it waited for, if that is known: an operation of this library
 * @param remaining the time until its nearest deadline, if there is one
 * @param cancelledBy why it has been cancelled, and by which task, if it has been
 * @param thread the name or number of its thread
 * @param stack the stack of its thread, innermost frame first; empty for a part that is not the
 *     innermost of its thread, and if stacks were not requested
 * @param children what it had started, oldest first
 */
public record TaskInfo(
        long id,
        int count,
        String name,
        Optional<String> owner,
        State state,
        Optional<Instant> started,
        Duration age,
        Optional<String> waitingFor,
        Optional<Duration> remaining,
        Optional<String> cancelledBy,
        String thread,
        List<StackTraceElement> stack,
        List<TaskInfo> children) {
    /** The state of a task. */
    public enum State {
        /** It has been created, and no thread runs it yet. */
        NEW,
        /** It computes, or waits in an operation outside of this library. */
        RUNNING,
        /** It waits in an operation of this library. */
        WAITING,
        /** It has been cancelled, and has not ended yet. */
        CANCELLING
    }

    /**
     * Takes a snapshot of a job and everything below it. It does not use recursion, since there may
     * be thousands of levels: level by level, so that the children of a job follow each other, and
     * then from the last one back, so that a job finds its children described.
     */
    static TaskInfo of(Job root, boolean withStacks, @Nullable String owner) {
        List<Seen> all = new ArrayList<>();
        all.add(new Seen(root, owner, root.effectiveDeadline()));
        for (int i = 0; i < all.size(); i++) {
            Seen seen = all.get(i);
            seen.firstChild = all.size();
            for (Job child : seen.job.children()) {
                long deadline = Math.min(seen.deadline, child.ownDeadline());
                all.add(new Seen(child, seen.job.name(), deadline));
            }
            seen.afterChildren = all.size();
        }
        TaskInfo[] infos = new TaskInfo[all.size()];
        for (int i = infos.length - 1; i >= 0; i--) {
            Seen seen = all.get(i);
            TaskInfo[] children = Arrays.copyOfRange(infos, seen.firstChild, seen.afterChildren);
            infos[i] = of(seen, withStacks, List.of(children));
        }
        return infos[0];
    }

    /** A job on the way to its description, which is made when those of its children are there. */
    private static final class Seen {
        final Job job;
        final @Nullable String owner;
        final long deadline;
        int firstChild;
        int afterChildren;

        Seen(Job job, @Nullable String owner, long deadline) {
            this.job = job;
            this.owner = owner;
            this.deadline = deadline;
        }
    }

    private static TaskInfo of(Seen seen, boolean withStacks, List<TaskInfo> children) {
        return of(seen.job, seen.owner, seen.deadline, 1, withStacks, children);
    }

    /**
     * Describes one job.
     *
     * @param deadline on the clock of its scheduler
     * @param count how many like it there are
     */
    static TaskInfo of(
            Job job,
            @Nullable String owner,
            long deadline,
            int count,
            boolean withStack,
            List<TaskInfo> children) {
        Strand strand = job.strand();
        Strand innermost = strand != null && strand.innermost() == job ? strand : null;
        Object waiting = innermost == null ? null : innermost.waitingFor();
        Scheduler scheduler = job.scheduler();
        long now = scheduler.nanoTime();
        long since = job.since();
        return new TaskInfo(
                job.id(),
                count,
                job.name(),
                Optional.ofNullable(owner),
                state(job, innermost != null, waiting),
                since == 0 ? Optional.empty() : Optional.of(scheduler.instant(since)),
                since == 0 ? Duration.ZERO : Duration.ofNanos(now - since),
                Optional.ofNullable(waiting).map(Object::toString),
                deadline == Scheduler.NEVER
                        ? Optional.empty()
                        : Optional.of(Duration.ofNanos(deadline - now)),
                Optional.ofNullable(job.cancellation()).map(TaskInfo::reason),
                strand == null ? "" : Strand.nameOf(strand.thread),
                innermost != null && withStack
                        ? Traces.trim(innermost.thread.getStackTrace())
                        : List.of(),
                children);
    }

    static List<TaskInfo> oldestFirst(List<TaskInfo> tasks) {
        return tasks.stream().sorted(Comparator.comparing(TaskInfo::age).reversed()).toList();
    }

    private static String reason(Cancellation why) {
        String words = why.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words + " (" + why.source() + ")";
    }

    static State state(Job job, boolean innermost, @Nullable Object waiting) {
        if (job.isCancelled()) {
            return State.CANCELLING;
        }
        if (job.strand() == null || job.since() == 0) {
            return State.NEW;
        }
        // A job that is not the innermost of its thread waits for the one within it.
        return waiting != null || !innermost ? State.WAITING : State.RUNNING;
    }
}
