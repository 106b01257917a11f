package dev.jumun.metrics;

import dev.jumun.async.TaskInfo;
import dev.jumun.async.TaskTree;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tasks by their states, of one look for all gauges of a scrape. */
final class TaskCounts {
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private Map<TaskInfo.State, Integer> counts = Map.of();
    private long lookedAt;

    synchronized int of(TaskInfo.State state) {
        long now = System.nanoTime();
        if (counts.isEmpty() || now - lookedAt > FRESH_NANOS) {
            counts = count();
            lookedAt = now;
        }
        return counts.getOrDefault(state, 0);
    }

    private static Map<TaskInfo.State, Integer> count() {
        Map<TaskInfo.State, Integer> found = new EnumMap<>(TaskInfo.State.class);
        found.put(TaskInfo.State.NEW, 0);
        ArrayDeque<TaskInfo> todo = new ArrayDeque<>(TaskTree.now(false).roots());
        while (!todo.isEmpty()) {
            TaskInfo task = todo.pop();
            found.merge(task.state(), 1, Integer::sum);
            todo.addAll(task.children());
        }
        return found;
    }
}
