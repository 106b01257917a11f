package dev.jumun.app;

import dev.jumun.MutableHeaders;
import dev.jumun.async.RootTask;
import dev.jumun.exchange.Exchange;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.dispatch.Dispatcher;
import dev.jumun.runtime.engine.EngineStatus;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers {@code /livez} and {@code /readyz}, before all filters: a probe has no credentials, and
 * the address of a node as its host.
 */
final class Health {
    private static final String LIVE = "/livez";
    private static final String READY = "/readyz";

    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final List<Readiness> readiness;
    private final boolean servesLive;
    private final boolean servesReady;

    private Health(List<Readiness> readiness, boolean servesLive, boolean servesReady) {
        this.readiness = List.copyOf(readiness);
        this.servesLive = servesLive;
        this.servesReady = servesReady;
    }

    /** Answers what the routes of the application do not answer. */
    static Health of(List<Readiness> readiness, Dispatcher dispatcher) {
        return new Health(
                readiness, !dispatcher.hasRoute("GET", LIVE), !dispatcher.hasRoute("GET", READY));
    }

    /** Answers a probe; returns false if the exchange isn't one. */
    boolean handle(Exchange exchange) {
        String path = exchange.head().rawPath();
        boolean live = servesLive && path.equals(LIVE);
        if (!live && !(servesReady && path.equals(READY))) {
            return false;
        }
        String method = exchange.head().method();
        EngineStatus engine = exchange.attribute(EngineStatus.class);
        if (!(method.equals("GET") || method.equals("HEAD"))
                || (engine != null && !engine.servesHealth())) {
            return false;
        }
        exchange.route(path);
        if (live) {
            send(exchange, engine == null || engine.isLive(), List.of());
        } else {
            RootTask.named("GET " + READY).run(() -> ready(exchange, engine));
        }
        return true;
    }

    private void ready(Exchange exchange, @Nullable EngineStatus engine) {
        boolean up = engine == null || engine.wantsRequests();
        List<Map<String, Object>> checks = new ArrayList<>();
        for (Readiness each : readiness) {
            for (Map.Entry<String, Boolean> result : each.results().entrySet()) {
                up &= result.getValue() || !each.needs(result.getKey());
                Map<String, Object> check = new LinkedHashMap<>();
                check.put("name", result.getKey());
                check.put("status", result.getValue() ? UP : DOWN);
                checks.add(check);
            }
        }
        send(exchange, up, checks);
    }

    private static void send(Exchange exchange, boolean up, List<Map<String, Object>> checks) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", up ? UP : DOWN);
        body.put("checks", checks);
        byte[] bytes = new JsonWriter(128).any(body).toBytes();
        exchange.respond(
                up ? 200 : 503,
                new MutableHeaders()
                        .add("content-type", "application/json")
                        .add("cache-control", "no-store"),
                bytes,
                0,
                bytes.length);
    }
}
