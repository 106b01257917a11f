package dev.jumun.async;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Describes tasks that may hold the carriers of virtual threads. A hundred thousand may be about to
 * run at such a moment: those with the same stack are one, and counted, and no more are looked at
 * than are needed to find out.
 */
final class Holders {
    /** A stack takes some microseconds each. */
    static final int MOST_LOOKED_AT = 1_000;

    private static final int MOST_DESCRIBED = 20;
    private static final int FRAMES = 12;

    /** Of a stack: which of them it is may matter. */
    private static final int MOST_NAMED = 5;

    private final Map<List<StackTraceElement>, Group> groups = new LinkedHashMap<>();
    private int lookedAt;
    private int further;

    private static final class Group {
        private final Set<String> names = new LinkedHashSet<>();
        private int count;

        void add(String name) {
            count++;
            if (names.size() < MOST_NAMED) {
                names.add(name);
            }
        }
    }

    /** Adds a task: its name, with that of its root. */
    void add(String name, List<StackTraceElement> stack) {
        lookedAt++;
        List<StackTraceElement> shown =
                List.copyOf(stack.subList(0, Math.min(FRAMES, stack.size())));
        groups.computeIfAbsent(shown, _ -> new Group()).add(name);
    }

    /** Whether it has enough. */
    boolean isFull() {
        return lookedAt >= MOST_LOOKED_AT;
    }

    /** Counts a task that is not looked at. */
    void addFurther() {
        further++;
    }

    /** Returns a paragraph for each stack. */
    String toText() {
        StringBuilder text = new StringBuilder();
        int described = 0;
        int left = further;
        for (Map.Entry<List<StackTraceElement>, Group> each : groups.entrySet()) {
            Group group = each.getValue();
            if (described == MOST_DESCRIBED) {
                left += group.count;
                continue;
            }
            described++;
            text.append("  ").append(String.join(", ", group.names));
            int more = group.count - group.names.size();
            if (more > 0) {
                text.append(String.format(Locale.ROOT, ", and %,d more like this", more));
            }
            text.append('\n');
            each.getKey().forEach(frame -> text.append("    at ").append(frame).append('\n'));
        }
        if (left > 0) {
            text.append(
                    String.format(
                            Locale.ROOT, "  %,d further tasks are running, or about to\n", left));
        }
        return text.isEmpty() ? "  (no task of Jumun; a thread dump shows more)" : text.toString();
    }
}
