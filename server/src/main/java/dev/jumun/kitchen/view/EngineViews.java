package dev.jumun.kitchen.view;

import dev.jumun.runtime.codec.JsonWriter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The servers that run in this JVM, in the order of their starts. */
public final class EngineViews {
    private static final List<EngineView> RUNNING = new CopyOnWriteArrayList<>();

    private EngineViews() {}

    /** A server has started; {@link #remove} when it stops. */
    public static void add(EngineView engine) {
        RUNNING.add(engine);
    }

    /** A server stops. */
    public static void remove(EngineView engine) {
        RUNNING.remove(engine);
    }

    static List<EngineView> all() {
        return List.copyOf(RUNNING);
    }

    /** The held loops of all servers: see {@link EngineView#heldLoops}. */
    static List<String> heldLoops(Duration atLeast) {
        return RUNNING.stream().flatMap(each -> each.heldLoops(atLeast).stream()).toList();
    }

    /** Writes them as an array. */
    static void write(JsonWriter to) {
        to.beginArray();
        for (EngineView each : RUNNING) {
            to.item().beginObject();
            to.name("title").string(each.title());
            to.name("address").string(each.address());
            to.name("requests").number(each.requests());
            to.name("connections").number(each.connections());
            to.name("webSockets").number(each.webSockets());
            to.endObject();
        }
        to.endArray();
    }

    /** What its observers keep of requests; empty if nothing is kept. */
    static List<KeptRequests> kept(EngineView engine) {
        return engine.observers().stream()
                .filter(KeptRequests.class::isInstance)
                .map(KeptRequests.class::cast)
                .toList();
    }
}
