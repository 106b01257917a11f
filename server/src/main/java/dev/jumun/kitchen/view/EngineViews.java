package dev.jumun.kitchen.view;

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

    /** What its observers keep of requests; empty if nothing is kept. */
    static List<KeptRequests> kept(EngineView engine) {
        return engine.observers().stream()
                .filter(KeptRequests.class::isInstance)
                .map(KeptRequests.class::cast)
                .toList();
    }
}
