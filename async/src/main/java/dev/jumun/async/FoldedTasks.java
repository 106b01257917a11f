package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds equal siblings while it looks at the jobs: ten thousand tasks that do the same are one
 * description, so that a page can ask ten times a second. Siblings are equal if their names (digits
 * apart), their states, what they wait for and everything below them are. Without recursion: there
 * may be thousands of levels.
 */
final class FoldedTasks {
    private final List<Job> jobs = new ArrayList<>();
    private int[] parents = new int[256];
    private long[] deadlines = new long[256];

    private FoldedTasks() {}

    static List<TaskInfo> of(List<Job> roots, boolean withStacks) {
        FoldedTasks all = new FoldedTasks();
        all.collect(roots);
        return all.groups(all.shapes()).descriptions(withStacks);
    }

    private void add(Job job, int parent, long deadline) {
        int index = jobs.size();
        if (index == parents.length) {
            parents = Arrays.copyOf(parents, index * 2);
            deadlines = Arrays.copyOf(deadlines, index * 2);
        }
        parents[index] = parent;
        deadlines[index] = deadline;
        jobs.add(job);
    }

    private void collect(List<Job> roots) {
        for (Job root : roots) {
            add(root, -1, root.effectiveDeadline());
        }
        for (int i = 0; i < jobs.size(); i++) {
            for (Job child : jobs.get(i).children()) {
                add(child, i, Math.min(deadlines[i], child.ownDeadline()));
            }
        }
    }

    /** Returns a number for each job that is equal for equal ones. */
    private long[] shapes() {
        long[] shapes = new long[jobs.size()];
        for (int i = shapes.length - 1; i >= 0; i--) { // children come before their parents
            long shape = mixed(shapes[i], shape(jobs.get(i)));
            shapes[i] = shape;
            if (parents[i] >= 0) {
                shapes[parents[i]] = mixed(shapes[parents[i]], shape);
            }
        }
        return shapes;
    }

    private static long shape(Job job) {
        Strand strand = job.strand();
        boolean innermost = strand != null && strand.innermost() == job;
        Object waiting = strand != null && innermost ? strand.waitingFor() : null;
        long shape = TaskInfo.state(job, innermost, waiting).name().hashCode();
        shape = mixed(shape, withoutDigits(job.name()));
        return mixed(shape, waiting == null ? 0 : waiting.toString().hashCode());
    }

    private static long mixed(long hash, long more) {
        long mixed = (hash ^ more) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    private static long withoutDigits(String name) {
        long hash = 0;
        boolean inNumber = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (!isDigit || !inNumber) {
                hash = hash * 31 + (isDigit ? '#' : c);
            }
            inNumber = isDigit;
        }
        return hash;
    }

    private Group groups(long[] shapes) {
        Group top = new Group(null);
        Group[] of = new Group[jobs.size()];
        for (int i = 0; i < of.length; i++) {
            Group above = parents[i] < 0 ? top : of[parents[i]];
            of[i] = above.below(shapes[i]);
            of[i].add(jobs.get(i), deadlines[i]);
        }
        return top;
    }

    /** Equal siblings; those below equal ones are together, too. */
    private static final class Group {
        final @Nullable Group above;
        final List<Group> below = new ArrayList<>();
        private final Map<Long, Group> byShape = new HashMap<>();
        private final List<TaskInfo> children = new ArrayList<>();
        private @Nullable Job oldest;
        private long nearest = Scheduler.NEVER;
        private int count;

        Group(@Nullable Group above) {
            this.above = above;
        }

        Group below(long shape) {
            Group present = byShape.get(shape);
            if (present == null) {
                present = new Group(this);
                byShape.put(shape, present);
                below.add(present);
            }
            return present;
        }

        void add(Job job, long deadline) {
            count++;
            nearest = Math.min(nearest, deadline);
            if (oldest == null || (job.since() != 0 && job.since() < oldest.since())) {
                oldest = job;
            }
        }

        /** Returns those below the top, oldest first. */
        List<TaskInfo> descriptions(boolean withStacks) {
            List<Group> all = new ArrayList<>();
            ArrayDeque<Group> todo = new ArrayDeque<>(below);
            for (Group group = todo.poll(); group != null; group = todo.poll()) {
                all.add(group);
                todo.addAll(group.below);
            }
            for (Group group : all.reversed()) {
                TaskInfo described = group.describe(withStacks);
                if (described != null && group.above != null) {
                    group.above.children.addFirst(described);
                }
            }
            return TaskInfo.oldestFirst(children);
        }

        private @Nullable TaskInfo describe(boolean withStack) {
            Job job = oldest;
            if (job == null) {
                return null;
            }
            Job owner = job.parent();
            return TaskInfo.of(
                    job, owner == null ? null : owner.name(), nearest, count, withStack, children);
        }
    }
}
