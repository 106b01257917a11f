package dev.jumun.kitchen.view;

import dev.jumun.async.TaskTree;
import dev.jumun.async.log.LogText;
import dev.jumun.runtime.codec.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the task socket tells, as text and as JSON. */
final class Report {
    static final String PATHS =
            """
            GET /server    the servers of this process
            GET /tasks     what runs; equal tasks are folded and counted
            GET /stacks    the same with the stack of the oldest task of each kind
            GET /journal   what the slowest and the failed requests did; where nothing keeps them,
                           those of the next seconds: /journal?seconds=5
            Each is JSON with .json at the end of its path.
            """;

    private static final Duration HELD = Duration.ofMillis(50);
    private static final int FRAMES = 32;
    private static final int WIDTH = 60;
    private static final int MOST_SECONDS = 60;

    private Report() {}

    /** Returns the answer as JSON, or null if the path is not one of JSON. */
    static @Nullable String json(String target) throws InterruptedException {
        JsonWriter to = new JsonWriter(4096);
        to.beginObject();
        switch (path(target)) {
            case "/server.json" -> servers(to, TaskTree.folded(false));
            case "/tasks.json" -> tasks(to, TaskTree.folded(false));
            case "/stacks.json" -> tasks(to, TaskTree.folded(true));
            case "/journal.json" -> {
                to.name("requests").beginArray();
                for (KeptRequest each : Recording.requests(seconds(target))) {
                    to.item();
                    KeptJson.write(each, to);
                }
                to.endArray();
            }
            default -> {
                return null;
            }
        }
        return new String(to.endObject().toBytes(), StandardCharsets.UTF_8);
    }

    /** Returns the answer as text, or null if the path is unknown. */
    static @Nullable String text(String target) throws InterruptedException {
        return switch (path(target)) {
            case "/" -> PATHS;
            case "/server" -> servers(TaskTree.folded(false));
            case "/tasks" -> tasks(TaskTree.folded(false));
            case "/stacks" -> tasks(TaskTree.folded(true));
            case "/journal" -> journal(target);
            default -> null;
        };
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static int seconds(String target) {
        String text = target.replaceFirst("^[^?]*\\??(?:.*&)?(?:seconds=)?", "");
        return text.matches("[0-9]{1,4}")
                ? Math.min(MOST_SECONDS, Math.max(1, Integer.parseInt(text)))
                : 5;
    }

    private static void tasks(JsonWriter to, TaskTree tree) {
        servers(to, tree);
        to.name("tasks");
        TaskJson.array(tree.roots(), to);
    }

    private static void servers(JsonWriter to, TaskTree tree) {
        to.name("pid").number(ProcessHandle.current().pid());
        to.name("uptimeMillis").number(ManagementFactory.getRuntimeMXBean().getUptime());
        to.name("taskCount").number(tree.size());
        to.name("heldLoops").beginArray();
        heldLoops().forEach(name -> to.item().string(name));
        to.endArray();
        to.name("servers");
        EngineViews.write(to);
    }

    /** The loops that did not run a task within {@link #HELD}: blocks for that time. */
    private static List<String> heldLoops() {
        EngineViews.heldLoops(HELD);
        try {
            TimeUnit.MILLISECONDS.sleep(HELD.toMillis() + 10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return EngineViews.heldLoops(HELD);
    }

    private static String servers(TaskTree tree) {
        StringBuilder text = new StringBuilder();
        long seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1_000;
        for (EngineView each : EngineViews.all()) {
            text.append(LogText.line(each.title()))
                    .append("  pid ")
                    .append(ProcessHandle.current().pid())
                    .append(", ")
                    .append(each.address())
                    .append(", up ")
                    .append(seconds)
                    .append(" s, ")
                    .append(each.requests())
                    .append(" requests, ")
                    .append(each.connections())
                    .append(" connections, ")
                    .append(tree.size())
                    .append(" tasks\n");
        }
        for (String loop : heldLoops()) {
            text.append("! ")
                    .append(loop)
                    .append(" is held: the connections of this event loop wait. A task that is")
                    .append(" \"running\" below holds it; use Async.blocking, or checkpoint().\n");
        }
        return text.toString();
    }

    private static String tasks(TaskTree tree) {
        return servers(tree) + tree.toText(FRAMES);
    }

    private static String journal(String target) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        for (KeptRequest each : Recording.requests(seconds(target))) {
            text.append(LogText.line(each.route()))
                    .append("  ")
                    .append(each.status())
                    .append(", ")
                    .append(each.took().toMillis())
                    .append(" ms, ")
                    .append(each.started());
            if (each.name() != null) {
                text.append(" [").append(LogText.line(each.name())).append(']');
            }
            if (each.failure() != null) {
                text.append(LogText.line(", " + each.failure() + " at " + each.place()));
            }
            text.append('\n')
                    .append(Bars.of(each.events(), each.took()).toText(WIDTH))
                    .append('\n');
        }
        return text.isEmpty() ? "No request has ended.\n" : text.toString();
    }
}
