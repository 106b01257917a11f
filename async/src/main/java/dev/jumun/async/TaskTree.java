package dev.jumun.async;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A snapshot of all running tasks, as a tree that shows which task belongs to which, and their
 * stacks.
 */
public final class TaskTree {
    private final List<TaskInfo> roots;

    private TaskTree(List<TaskInfo> roots) {
        this.roots = roots;
    }

    /**
     * Takes a snapshot of all tasks of this JVM, with their stacks. Does not stop any thread. May
     * take milliseconds.
     */
    public static TaskTree now() {
        return now(true);
    }

    /**
     * Takes a snapshot of all tasks of this JVM. Without stacks, it takes at most a few
     * microseconds per task.
     */
    public static TaskTree now(boolean withStacks) {
        return new TaskTree(
                TaskInfo.oldestFirst(
                        Job.roots().all().stream()
                                .map(job -> TaskInfo.of(job, withStacks, null))
                                .toList()));
    }

    /**
     * Takes a snapshot of all tasks of this JVM, in which equal siblings are one with their {@link
     * TaskInfo#count}: those with the same name (digits apart), the same state, waiting for the
     * same, with the same tasks below them. Takes a fraction of a microsecond per task, and can be
     * repeated many times a second.
     *
     * @param withStacks whether the oldest task of each group is shown with its stack
     */
    public static TaskTree folded(boolean withStacks) {
        return new TaskTree(FoldedTasks.of(Job.roots().all(), withStacks));
    }

    /**
     * Takes a snapshot of one task and everything below it, with their stacks.
     *
     * @param id the {@link TaskInfo#id} of an earlier snapshot; empty if the task has ended since
     */
    public static Optional<TaskInfo> find(long id) {
        ArrayDeque<Job> todo = new ArrayDeque<>(Job.roots().all());
        for (Job job = todo.poll(); job != null; job = todo.poll()) {
            if (job.id() == id) {
                Job parent = job.parent();
                return Optional.of(TaskInfo.of(job, true, parent == null ? null : parent.name()));
            }
            todo.addAll(job.children());
        }
        return Optional.empty();
    }

    static TaskTree of(Job job) {
        return new TaskTree(List.of(TaskInfo.of(job, true, null)));
    }

    /** Returns the tasks at the root, oldest first. */
    public List<TaskInfo> roots() {
        return roots;
    }

    /** Returns the number of tasks and parts of tasks; those that were folded are counted each. */
    public int size() {
        ArrayDeque<TaskInfo> todo = new ArrayDeque<>(roots);
        int size = 0;
        while (!todo.isEmpty()) {
            TaskInfo task = todo.pop();
            size += task.count();
            todo.addAll(task.children());
        }
        return size;
    }

    /**
     * Draws the tree, with the innermost frames of each stack. Of equal siblings, including
     * everything below them, only the first two and the number of the others are shown.
     */
    public String toText() {
        return toText(8);
    }

    /** Draws the tree, with this number of frames of each stack. See {@link #toText()}. */
    public String toText(int frames) {
        return new TreeText(frames).draw(roots);
    }

    /**
     * Prints the tree to standard error whenever a file appears, and deletes the file. {@code touch
     * dump} then asks a process what it is doing, without a signal. It checks for the file twice a
     * second, on a daemon thread, until it is closed.
     */
    public static AutoCloseable printWhenAppears(Path request) {
        Objects.requireNonNull(request, "request");
        return printWhenAppears(request, System.err);
    }

    static AutoCloseable printWhenAppears(Path request, PrintStream to) {
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("jumun-dump")
                        .start(() -> {
                            try {
                                while (true) {
                                    if (Files.deleteIfExists(request)) {
                                        to.print(now().toText(Integer.MAX_VALUE));
                                        to.flush();
                                    }
                                    Thread.sleep(500);
                                }
                            } catch (InterruptedException e) {
                                // closed
                            } catch (IOException e) {
                                to.println("Dumps have stopped: " + e);
                            }
                        });
        return thread::interrupt;
    }

    @Override
    public String toString() {
        return toText();
    }
}
