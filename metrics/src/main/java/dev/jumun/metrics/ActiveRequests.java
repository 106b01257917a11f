package dev.jumun.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/** {@code http.server.active_requests}: by method and scheme, each made when it is needed. */
final class ActiveRequests {
    private final MeterRegistry registry;
    private final AtomicReferenceArray<LongAdder> counts =
            new AtomicReferenceArray<>(Labels.methods() * Labels.schemes());

    ActiveRequests(MeterRegistry registry) {
        this.registry = registry;
    }

    LongAdder of(int method, int scheme) {
        int index = method * Labels.schemes() + scheme;
        LongAdder count = counts.get(index);
        return count == null ? make(index, method, scheme) : count;
    }

    private synchronized LongAdder make(int index, int method, int scheme) {
        LongAdder present = counts.get(index);
        if (present != null) {
            return present;
        }
        LongAdder count = new LongAdder();
        Gauge.builder("http.server.active_requests", count, LongAdder::sum)
                .description("Requests in progress.")
                .tag("http.request.method", Labels.methodName(method))
                .tag("url.scheme", Labels.schemeName(scheme))
                .strongReference(true)
                .register(registry);
        counts.set(index, count);
        return count;
    }
}
