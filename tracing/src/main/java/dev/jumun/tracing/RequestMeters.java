package dev.jumun.tracing;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.runtime.engine.EngineStatus;
import dev.jumun.runtime.engine.Engines;
import dev.jumun.runtime.middleware.HttpConventions;
import dev.jumun.runtime.middleware.ObservedRequest;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * Measures requests by OpenTelemetry, where the environment asks for its metrics. The attributes
 * are those of its conventions for HTTP, of which clients cannot make new ones.
 */
final class RequestMeters implements RequestObserver {
    private final DoubleHistogram durations;
    private final LongUpDownCounter active;
    private final Map<Series, io.opentelemetry.api.common.Attributes> attributes =
            new ConcurrentHashMap<>();

    RequestMeters(OpenTelemetry telemetry) {
        Meter meter = telemetry.getMeter(Tracing.SCOPE);
        durations =
                meter.histogramBuilder("http.server.request.duration")
                        .setDescription("Duration of HTTP server requests.")
                        .setUnit("s")
                        .setExplicitBucketBoundariesAdvice(HttpConventions.DURATION_LIMITS)
                        .build();
        active =
                meter.upDownCounterBuilder("http.server.active_requests")
                        .setDescription("Requests in progress.")
                        .setUnit("{request}")
                        .build();
        engines(meter, "jumun.connections", EngineStatus::connections);
        engines(meter, "jumun.websockets", EngineStatus::webSockets);
        engines(meter, "jumun.loops.held", EngineStatus::heldLoops);
    }

    private static void engines(Meter meter, String name, ToIntFunction<EngineStatus> number) {
        var _ =
                meter.gaugeBuilder(name)
                        .ofLongs()
                        .buildWithCallback(to -> to.record(Engines.total(number)));
    }

    /** What requests have in common that are measured together. */
    private record Series(
            String method,
            String scheme,
            String protocol,
            @Nullable String route,
            int status,
            @Nullable String error) {
        io.opentelemetry.api.common.Attributes attributes() {
            AttributesBuilder all = io.opentelemetry.api.common.Attributes.builder();
            all.put(Attributes.METHOD, method);
            all.put(Attributes.SCHEME, scheme);
            all.put(Attributes.VERSION, HttpConventions.protocolVersion(protocol));
            put(all, Attributes.ROUTE, route);
            put(all, Attributes.ERROR, error);
            if (status != 0) {
                all.put(Attributes.STATUS, status);
            }
            return all.build();
        }

        private static void put(
                AttributesBuilder all, AttributeKey<String> key, @Nullable String value) {
            if (value != null) {
                all.put(key, value);
            }
        }
    }

    @Override
    public Observation begin(RequestHead head) {
        return new Measured(head);
    }

    /** One request. */
    private final class Measured extends ObservedRequest {
        private final String method;
        private final String protocol;
        private final io.opentelemetry.api.common.Attributes counted;
        private String scheme;

        Measured(RequestHead head) {
            this.method = Attributes.method(head.method());
            this.protocol = known(head.protocol());
            this.scheme = known(head);
            this.counted =
                    io.opentelemetry.api.common.Attributes.of(
                            Attributes.METHOD, method, Attributes.SCHEME, scheme);
            active.add(1, counted);
        }

        private static String known(RequestHead head) {
            return head.scheme().equals("https") ? "https" : "http";
        }

        private static String known(String protocol) {
            return switch (protocol) {
                case "HTTP/1.0", "HTTP/1.1", "HTTP/2" -> protocol;
                default -> "";
            };
        }

        @Override
        public void changed(RequestHead changed) {
            scheme = known(changed);
        }

        @Override
        public void ended(int status, long bytes, End end) {
            double seconds = nanos() / 1e9;
            active.add(-1, counted);
            Series series =
                    new Series(
                            method,
                            scheme,
                            protocol,
                            route(),
                            status,
                            HttpConventions.errorType(status, end, failure()));
            durations.record(seconds, attributes.computeIfAbsent(series, Series::attributes));
        }
    }
}
