package dev.jumun.kitchen.view;

import dev.jumun.async.Async;
import dev.jumun.async.TaskInfo;
import dev.jumun.async.TaskTree;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.engine.Pools;

import jdk.management.VirtualThreadSchedulerMXBean;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What the page shows, in parts with a name each. Viewers get the parts that have changed. It looks
 * only while there is a viewer, once for all of them, at most ten times a second, and less often if
 * looking takes long: it never takes more than about a twentieth of a core.
 */
public final class LiveView {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final long LEAST_NANOS = Duration.ofMillis(5).toNanos();
    private static final int SHARE = 20;
    private static final int MOST_ROOTS = 300;

    private final KeptRequests kept;
    private final Warnings warnings = new Warnings(System::nanoTime);
    private final ReentrantLock looking = new ReentrantLock();
    private Map<String, String> parts = Map.of();
    private long lookedAt = System.nanoTime() - PAUSE.toNanos();
    private long pause = PAUSE.toNanos();

    /** How long the last looks took. All but the shortest of them may have been interrupted. */
    private final long[] durations = new long[8];

    private int looks;

    /** Shows the servers of this process, and the requests that are kept. */
    public LiveView(KeptRequests kept) {
        this.kept = kept;
    }

    /** Returns a viewer, which has seen nothing yet. */
    public Viewer viewer() {
        return new Viewer();
    }

    /** Returns a task as JSON; empty if it has ended. */
    public Optional<byte[]> task(long id) {
        return TaskTree.find(id).map(task -> bytes(to -> TaskJson.write(task, to)));
    }

    /** Returns a kept request as JSON; empty if it is not kept any more. */
    public Optional<byte[]> request(long id) {
        return kept.find(id).map(request -> bytes(to -> KeptJson.write(request, to)));
    }

    private static byte[] bytes(Consumer<JsonWriter> what) {
        JsonWriter to = new JsonWriter(1024);
        what.accept(to);
        return to.toBytes();
    }

    private static String written(Consumer<JsonWriter> what) {
        return new String(bytes(what), StandardCharsets.UTF_8);
    }

    /** Someone who looks at the page. Used by one thread. */
    public final class Viewer {
        private Map<String, String> seen = Map.of();

        private Viewer() {}

        /**
         * Waits until something has changed, and returns that as JSON: {@code set} has the parts
         * that are new or different, {@code gone} the names of those that are not there any more.
         */
        public String awaitChanges() {
            while (true) {
                Map<String, String> now = look();
                Map<String, String> before = seen;
                if (!now.equals(before)) {
                    seen = now;
                    return changes(before, now);
                }
                Async.sleep(Duration.ofNanos(untilNextLook()));
            }
        }

        private String changes(Map<String, String> before, Map<String, String> now) {
            StringBuilder json = new StringBuilder("{\"set\":{");
            String comma = "";
            for (Map.Entry<String, String> part : now.entrySet()) {
                if (!part.getValue().equals(before.get(part.getKey()))) {
                    json.append(comma).append('"').append(part.getKey()).append("\":");
                    json.append(part.getValue());
                    comma = ",";
                }
            }
            json.append("},\"gone\":[");
            comma = "";
            for (String name : before.keySet()) {
                if (!now.containsKey(name)) {
                    json.append(comma).append('"').append(name).append('"');
                    comma = ",";
                }
            }
            return json.append("]}").toString();
        }
    }

    private long untilNextLook() {
        looking.lock();
        try {
            return Math.max(LEAST_NANOS, lookedAt + pause - System.nanoTime());
        } finally {
            looking.unlock();
        }
    }

    /** Looks, unless that was done a moment ago. */
    private Map<String, String> look() {
        looking.lock();
        try {
            long now = System.nanoTime();
            if (now - lookedAt < pause - LEAST_NANOS) {
                return parts;
            }
            Map<String, String> fresh = allParts();
            // In step, so that the lateness of timers does not add up.
            lookedAt = now - lookedAt < 2 * pause ? lookedAt + pause : now;
            pause = Math.max(PAUSE.toNanos(), cost(System.nanoTime() - now) * SHARE);
            parts = fresh;
            return fresh;
        } finally {
            looking.unlock();
        }
    }

    /** What a look costs the processor: a busy machine, or a collection, prolongs some of them. */
    private long cost(long duration) {
        durations[looks++ % durations.length] = duration;
        return Arrays.stream(durations, 0, Math.min(looks, durations.length)).min().orElseThrow();
    }

    private Map<String, String> allParts() {
        Map<String, String> all = new LinkedHashMap<>();
        List<TaskInfo> roots = TaskTree.folded(false).roots();
        all.put("servers", written(this::servers));
        for (TaskInfo root : roots.subList(0, Math.min(roots.size(), MOST_ROOTS))) {
            all.put("task-" + root.id(), written(to -> TaskJson.write(root, to)));
        }
        all.put("kinds", String.valueOf(roots.size()));
        all.put(
                "warnings",
                written(to -> {
                    to.beginArray();
                    for (Warning each : warnings.of(roots)) {
                        to.item();
                        each.write(to);
                    }
                    to.endArray();
                }));
        all.put(
                "kept",
                written(to -> {
                    to.beginArray();
                    for (KeptRequest each : kept.all()) {
                        to.item();
                        KeptJson.summary(each, to);
                    }
                    to.endArray();
                }));
        all.put("pools", written(LiveView::pools));
        all.put("limits", written(RouteNumbers::limits));
        int route = 0;
        for (Map.Entry<String, RouteNumbers> each : kept.numbers().entrySet()) {
            all.put("route-" + route++, written(to -> each.getValue().write(each.getKey(), to)));
        }
        return all;
    }

    private void servers(JsonWriter to) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        VirtualThreadSchedulerMXBean carriers = Carriers.SCHEDULER;
        to.beginObject();
        to.name("heapMegabytes").number(heap.getUsed() >> 20);
        to.name("heapMaxMegabytes").number(heap.getMax() >> 20);
        to.name("carriers").number(carriers.getParallelism());
        to.name("mounted").number(Math.max(0, carriers.getMountedVirtualThreadCount()));
        to.name("queued").number(Math.max(0, carriers.getQueuedVirtualThreadCount()));
        to.name("list");
        EngineViews.write(to);
        to.endObject();
    }

    private static void pools(JsonWriter to) {
        to.beginArray();
        for (Pools.Pool each : Pools.all()) {
            to.item().beginObject();
            to.name("name").string(each.name());
            to.name("size").number(each.size());
            to.name("inUse").number(each.inUse());
            to.name("waiting").number(each.waiting());
            to.endObject();
        }
        to.endArray();
    }

    /** Loaded when someone looks, since that is slow. */
    private static final class Carriers {
        static final VirtualThreadSchedulerMXBean SCHEDULER =
                Objects.requireNonNull(
                        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class));

        private Carriers() {}
    }
}
