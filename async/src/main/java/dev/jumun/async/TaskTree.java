package dev.jumun.async;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;

/** All that runs at one moment, as a tree: who belongs to whom, and where everybody stands. */
public final class TaskTree {
    private final List<TaskInfo> roots;

    private TaskTree(List<TaskInfo> roots) {
        this.roots = roots;
    }

    /** Looks at all tasks of this JVM, with their stacks. Stops nobody; may take milliseconds. */
    public static TaskTree now() {
        return now(true);
    }

    /**
     * Looks at all tasks of this JVM; without stacks it takes a few microseconds a task at most.
     */
    public static TaskTree now(boolean withStacks) {
        return new TaskTree(
                Roots.now().stream()
                        .map(job -> TaskInfo.of(job, withStacks, null))
                        .sorted(Comparator.comparing(TaskInfo::age).reversed())
                        .toList());
    }

    static TaskTree of(Job job) {
        return new TaskTree(List.of(TaskInfo.of(job, true, null)));
    }

    /** Returns the tasks that belong to nobody, the oldest first. */
    public List<TaskInfo> roots() {
        return roots;
    }

    /** Returns the number of tasks, and parts of tasks, in the tree. */
    public int size() {
        ArrayDeque<TaskInfo> todo = new ArrayDeque<>(roots);
        int size = 0;
        while (!todo.isEmpty()) {
            size++;
            todo.addAll(todo.pop().children());
        }
        return size;
    }

    /**
     * Draws the tree, with the innermost frames of each stack. Of siblings that do the same, with
     * all that is below them, the first two are drawn, and the number of the others.
     */
    public String toText() {
        return toText(8);
    }

    /** Draws the tree, with so many frames of each stack. See {@link #toText()}. */
    public String toText(int frames) {
        return new TreeText(frames).draw(roots);
    }

    /**
     * Prints the tree to standard error whenever a file appears, and deletes the file: {@code touch
     * dump} asks a process what it is doing, without a signal. Looks for it twice a second, on a
     * daemon thread, until closed.
     */
    public static AutoCloseable printWhenAppears(Path request) {
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
                                to.println("No dumps any more: " + e);
                            }
                        });
        return thread::interrupt;
    }

    @Override
    public String toString() {
        return toText();
    }
}
