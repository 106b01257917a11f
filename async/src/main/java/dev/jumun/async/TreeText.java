package dev.jumun.async;

import dev.jumun.async.log.LogText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Draws tasks as a tree that a person can read: equal siblings are folded, and what is very deep is
 * not indented any further. Without recursion: there may be thousands of levels.
 */
final class TreeText {
    private static final int MOST_EQUAL = 2;
    private static final int MOST_INDENTED = 40;

    private final int frames;
    private final StringBuilder text = new StringBuilder();
    private final ArrayDeque<Line> todo = new ArrayDeque<>();

    /** What each task does, names and times apart: equal for what looks equal. */
    private final IdentityHashMap<TaskInfo, Integer> shapes = new IdentityHashMap<>();

    TreeText(int frames) {
        this.frames = frames;
    }

    /** A task to be drawn, with what precedes its first line and its others. */
    private record Line(TaskInfo task, String first, String others, int level, int more) {}

    String draw(List<TaskInfo> roots) {
        findShapes(roots);
        push(roots, null);
        while (!todo.isEmpty()) {
            draw(todo.pop());
        }
        return text.isEmpty() ? "No task runs.\n" : text.toString();
    }

    private void findShapes(List<TaskInfo> roots) {
        List<TaskInfo> all = new ArrayList<>(roots);
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).children());
        }
        for (TaskInfo task : all.reversed()) {
            shapes.put(
                    task,
                    Objects.hash(
                            task.name().replaceAll("[0-9]+", "#"),
                            task.state(),
                            task.waitingFor(),
                            shown(task),
                            task.children().stream().map(shapes::get).toList()));
        }
    }

    private List<StackTraceElement> shown(TaskInfo task) {
        return task.stack().stream().dropWhile(Traces::isWaiting).limit(frames).toList();
    }

    private void push(List<TaskInfo> siblings, @Nullable Line above) {
        Map<Integer, List<TaskInfo>> alike = new LinkedHashMap<>();
        for (TaskInfo task : siblings) {
            alike.computeIfAbsent(shapes.get(task), _ -> new ArrayList<>()).add(task);
        }
        List<Line> lines = new ArrayList<>();
        int level = above == null ? 0 : above.level + 1;
        for (List<TaskInfo> equal : alike.values()) {
            int drawn = equal.size() > MOST_EQUAL + 1 ? MOST_EQUAL : equal.size();
            for (int i = 0; i < drawn; i++) {
                lines.add(new Line(equal.get(i), "", "", level, 0));
            }
            if (drawn < equal.size()) {
                lines.add(new Line(equal.getLast(), "", "", level, equal.size() - drawn));
            }
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            todo.push(indented(lines.get(i), above, i == lines.size() - 1));
        }
    }

    private static Line indented(Line line, @Nullable Line above, boolean last) {
        if (above == null) {
            return line;
        }
        boolean deep = line.level > MOST_INDENTED;
        String first = above.others + (deep ? line.level + " " : last ? "└── " : "├── ");
        String others = above.others + (deep ? "" : last ? "    " : "│   ");
        return new Line(line.task, first, others, line.level, line.more);
    }

    private void draw(Line line) {
        TaskInfo task = line.task;
        text.append(line.first);
        if (line.more > 0) {
            text.append(String.format(Locale.ROOT, "%,d more like this\n", line.more));
            return;
        }
        if (task.count() > 1) {
            text.append(String.format(Locale.ROOT, "%,d × ", task.count()));
        }
        text.append(LogText.line(task.name())).append("  ").append(words(task)).append('\n');
        String margin = line.others + (task.children().isEmpty() ? "    " : "│   ");
        for (StackTraceElement frame : shown(task)) {
            text.append(margin).append("at ").append(frame).append('\n');
        }
        push(task.children(), line);
    }

    private static String words(TaskInfo task) {
        StringBuilder words = new StringBuilder();
        words.append(task.state().name().toLowerCase(Locale.ROOT));
        task.waitingFor().ifPresent(what -> words.append(" for ").append(LogText.line(what)));
        words.append(", ").append(millis(task.age()));
        task.cancelledBy()
                .ifPresent(why -> words.append(", cancelled: ").append(LogText.line(why)));
        task.remaining().ifPresent(left -> words.append(", ").append(millis(left)).append(" left"));
        return words.append(" [").append(LogText.line(task.thread())).append(']').toString();
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
