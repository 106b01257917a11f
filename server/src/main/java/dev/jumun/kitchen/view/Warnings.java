package dev.jumun.kitchen.view;

import dev.jumun.async.TaskInfo;
import dev.jumun.async.TaskTree;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Finds what needs attention in what a folded tree and the servers show. One thread at a time. */
final class Warnings {
    private static final Duration HELD = Duration.ofMillis(500);
    private static final long STRAGGLER_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration LONG_WAIT = Duration.ofSeconds(30);
    private static final int CROWD = 50;
    private static final int MOST = 50;
    private static final double HEAP_FULL = 0.9;

    private final LongSupplier nanoTime;

    /** When a task was seen first after it had been cancelled, by its number. */
    private final Map<Long, Long> cancelled = new HashMap<>();

    Warnings(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    List<Warning> of(List<TaskInfo> roots) {
        List<Warning> found = new ArrayList<>();
        List<TaskInfo> all = new ArrayList<>(roots);
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).children());
        }
        heldLoops(all, found);
        stragglers(all, found);
        for (TaskInfo root : roots) {
            if (!root.name().startsWith("WEBSOCKET ")) {
                waits(root, root, found);
            }
        }
        heap(found);
        return found.size() > MOST ? List.copyOf(found.subList(0, MOST)) : found;
    }

    private static void heldLoops(List<TaskInfo> all, List<Warning> found) {
        List<String> loops = EngineViews.heldLoops(HELD);
        if (loops.isEmpty()) {
            return;
        }
        String holders =
                all.stream()
                        .filter(task -> task.state() == TaskInfo.State.RUNNING)
                        .filter(task -> task.age().compareTo(HELD) > 0)
                        .limit(3)
                        .map(Warnings::place)
                        .reduce((a, b) -> a + "; " + b)
                        .orElse("no task of Jumun; see a thread dump");
        for (String loop : loops) {
            found.add(
                    new Warning(
                            "The event loop " + loop + " is held, and its connections wait.",
                            holders,
                            "Use Async.blocking for what blocks without yielding, and call"
                                    + " Async.checkpoint() in long calculations."));
        }
    }

    /** The name of a task, and the innermost line of the application that it is in. */
    private static String place(TaskInfo task) {
        String line =
                TaskTree.find(task.id())
                        .flatMap(found -> ApplicationFrame.of(found.stack()))
                        .map(frame -> " at " + frame)
                        .orElse("");
        return task.name() + line;
    }

    private void stragglers(List<TaskInfo> all, List<Warning> found) {
        long now = nanoTime.getAsLong();
        Set<Long> present = new HashSet<>();
        for (TaskInfo task : all) {
            if (task.state() == TaskInfo.State.CANCELLING) {
                present.add(task.id());
                long since = cancelled.computeIfAbsent(task.id(), _ -> now);
                if (now - since > STRAGGLER_NANOS) {
                    found.add(
                            new Warning(
                                    counted(task) + " was cancelled, and has not ended.",
                                    place(task),
                                    "Call Async.checkpoint() in long calculations, and use"
                                            + " Async.blocking for what an interrupt does not"
                                            + " reach."));
                }
            }
        }
        cancelled.keySet().retainAll(present);
    }

    private static String counted(TaskInfo task) {
        return task.count() == 1 ? task.name() : task.count() + " × " + task.name();
    }

    private static void waits(TaskInfo task, TaskInfo root, List<Warning> found) {
        String what = task.waitingFor().orElse("");
        if (!what.isEmpty() && !what.equals("sleep") && task.children().isEmpty()) {
            if (task.count() >= CROWD) {
                found.add(
                        new Warning(
                                task.count() + " tasks wait for " + what + ".",
                                task.name() + " of " + root.name(),
                                "If that is a pool, it is too small or its users hold it too"
                                        + " long: jumun stacks shows where. @MaxConcurrent limits"
                                        + " a route."));
            } else if (task.remaining().isEmpty() && task.age().compareTo(LONG_WAIT) > 0) {
                found.add(
                        new Warning(
                                task.name() + " waits for " + what + " without a deadline.",
                                task.name() + " of " + root.name(),
                                "Limit it: @Timeout on the route, or Async.timeout."));
            }
        }
        if (found.size() < MOST) {
            for (TaskInfo child : task.children()) {
                waits(child, root, found);
            }
        }
    }

    private static void heap(List<Warning> found) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        if (heap.getMax() > 0 && heap.getUsed() > heap.getMax() * HEAP_FULL) {
            found.add(
                    new Warning(
                            "More than 90 % of the heap is in use.",
                            heap.getUsed() / (1 << 20) + " of " + heap.getMax() / (1 << 20) + " MB",
                            "Give Java more (-Xmx), or limit what requests hold: maxBodyMemory,"
                                    + " maxRequests."));
        }
    }
}
