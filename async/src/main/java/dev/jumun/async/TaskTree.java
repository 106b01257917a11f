package dev.jumun.async;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        return roots.stream().mapToInt(TaskTree::size).sum();
    }

    private static int size(TaskInfo task) {
        return 1 + task.children().stream().mapToInt(TaskTree::size).sum();
    }

    /** Draws the tree, with the innermost frames of each stack. */
    public String toText() {
        return toText(8);
    }

    /** Draws the tree, with so many frames of each stack. */
    public String toText(int frames) {
        StringBuilder text = new StringBuilder();
        for (TaskInfo root : roots) {
            append(text, root, "", "", frames);
        }
        return text.isEmpty() ? "No task runs.\n" : text.toString();
    }

    private static void append(
            StringBuilder text, TaskInfo task, String first, String others, int frames) {
        text.append(first).append(task.name()).append("  ").append(words(task)).append('\n');
        List<TaskInfo> children = task.children();
        String margin = others + (children.isEmpty() ? "    " : "│   ");
        task.stack().stream()
                .dropWhile(Traces::isWaiting)
                .limit(frames)
                .forEach(frame -> text.append(margin).append("at ").append(frame).append('\n'));
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            append(
                    text,
                    children.get(i),
                    others + (last ? "└── " : "├── "),
                    others + (last ? "    " : "│   "),
                    frames);
        }
    }

    private static String words(TaskInfo task) {
        StringBuilder words = new StringBuilder();
        words.append(task.state().name().toLowerCase(java.util.Locale.ROOT));
        task.waitingFor().ifPresent(what -> words.append(" for ").append(what));
        words.append(", ").append(millis(task.age()));
        task.remaining().ifPresent(left -> words.append(", ").append(millis(left)).append(" left"));
        return words.append(" [").append(task.thread()).append(']').toString();
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
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
