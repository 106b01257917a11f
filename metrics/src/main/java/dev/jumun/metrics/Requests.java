package dev.jumun.metrics;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.engine.TraceParent;
import dev.jumun.runtime.middleware.HttpConventions;
import dev.jumun.runtime.middleware.ObservedRequest;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Measures requests. Meters are found without making labels, since each request passes here. */
final class Requests {
    private static final String UNMATCHED = "";

    /** What the engine refused may have a length that isn't a number. */
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");

    private final MeterRegistry registry;
    private final ActiveRequests active;
    private final Map<String, RouteMeters> routes = new ConcurrentHashMap<>();
    private final RouteMeters unmatched;
    private final boolean measuresBodies;

    Requests(MeterRegistry registry, boolean measuresBodies) {
        this.registry = registry;
        this.measuresBodies = measuresBodies;
        this.active = new ActiveRequests(registry);
        this.unmatched = new RouteMeters(registry, UNMATCHED, measuresBodies);
    }

    Observation begin(RequestHead head) {
        return new Measured(head);
    }

    private RouteMeters of(@Nullable String route) {
        if (route == null) {
            return unmatched;
        }
        RouteMeters known = routes.get(route);
        return known != null
                ? known
                : routes.computeIfAbsent(
                        route, name -> new RouteMeters(registry, name, measuresBodies));
    }

    /** One request. Its fields are written by one thread at a time. */
    private final class Measured extends ObservedRequest {
        private final RequestHead head;
        private final int method;
        private int scheme;

        Measured(RequestHead head) {
            this.head = head;
            this.method = Labels.method(head.method());
            this.scheme = Labels.scheme(head.scheme());
            active.of(method, scheme).increment();
        }

        @Override
        public void changed(RequestHead changed) {
            int now = Labels.scheme(changed.scheme());
            if (now != scheme) {
                active.of(method, scheme).decrement();
                active.of(method, now).increment();
                scheme = now;
            }
        }

        @Override
        public void ended(int status, long bytes, End end) {
            long nanos = nanos();
            active.of(method, scheme).decrement();
            String error = HttpConventions.errorType(status, end, failure());
            RouteMeters.Series series =
                    of(route())
                            .series(
                                    method,
                                    scheme,
                                    Labels.version(head.protocol()),
                                    status,
                                    error == null ? "" : error);
            TraceParent trace = trace();
            if (trace == null) {
                measure(series, nanos, bytes);
            } else {
                CurrentTrace.with(trace, () -> measure(series, nanos, bytes));
            }
        }

        private void measure(RouteMeters.Series series, long nanos, long bytes) {
            series.duration().record(nanos, TimeUnit.NANOSECONDS);
            DistributionSummary response = series.responseBody();
            DistributionSummary request = series.requestBody();
            if (response != null && request != null) {
                response.record((double) bytes);
                String length = head.headers().first("content-length");
                if (length != null && SIZE.matcher(length).matches()) {
                    request.record((double) Long.parseLong(length));
                }
            }
        }
    }
}
