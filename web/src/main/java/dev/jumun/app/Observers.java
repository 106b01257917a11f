package dev.jumun.app;

import dev.jumun.exchange.RequestObserver;
import dev.jumun.runtime.dependency.ObserverSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;

/** What observes the requests of an application: what it provides, and what modules add. */
final class Observers {
    private final List<RequestObserver> added = new CopyOnWriteArrayList<>();
    private volatile List<RequestObserver> all = List.of();

    /** Empty before the start. */
    List<RequestObserver> all() {
        return all;
    }

    /**
     * The application has started.
     *
     * @param provided those of its dependencies
     * @param environment by which modules are asked for more
     */
    void begin(List<RequestObserver> provided, Map<String, String> environment) {
        List<RequestObserver> found = new ArrayList<>(provided);
        if (environment.keySet().stream()
                .anyMatch(name -> name.startsWith(ObserverSource.PREFIX))) {
            for (ObserverSource source : ServiceLoader.load(ObserverSource.class)) {
                List<RequestObserver> more = source.observers(List.copyOf(found), environment);
                found.addAll(more);
                added.addAll(more);
            }
        }
        all = List.copyOf(found);
    }

    /** Ends those of modules: also without an engine, as in tests and under jumun dev. */
    void close() {
        added.forEach(RequestObserver::close);
        added.clear();
    }
}
