package dev.jumun.tests.operating;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the slowest request of each route. */
public final class Slowest implements RequestObserver {
    final Map<String, Duration> byRoute = new ConcurrentHashMap<>();

    @Override
    public Observation begin(RequestHead head) {
        long begin = System.nanoTime();
        return new Observation() {
            private volatile String route = "none";

            @Override
            public void routed(String template) {
                route = template;
            }

            @Override
            public void ended(int status, long bytes, End end) {
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                byRoute.merge(route, took, (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        };
    }
}
