package dev.jumun.metrics;

import dev.jumun.runtime.middleware.HttpConventions;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;

/**
 * The meters of a route. A registry finds a meter by its labels, which have to be made for that; a
 * few numbers in a short list are found at once.
 */
final class RouteMeters {
    private static final Duration[] LIMITS =
            HttpConventions.DURATION_LIMITS.stream()
                    .map(each -> Duration.ofNanos((long) (each * 1e9)))
                    .toArray(Duration[]::new);

    private static final int STATUS_BITS = 10;
    private static final int VERSION_BITS = 2;
    private static final int SCHEME_BITS = 1;

    private final MeterRegistry registry;
    private final String route;
    private final boolean measuresBodies;
    private volatile Series[] all = {};

    RouteMeters(MeterRegistry registry, String route, boolean measuresBodies) {
        this.registry = registry;
        this.route = route;
        this.measuresBodies = measuresBodies;
    }

    /** The meters of all requests that have the same labels. */
    record Series(
            int key,
            String error,
            Timer duration,
            @Nullable DistributionSummary requestBody,
            @Nullable DistributionSummary responseBody) {}

    /** Finds meters, or makes them. */
    Series series(int method, int scheme, int version, int status, String error) {
        int key =
                ((method << SCHEME_BITS | scheme) << VERSION_BITS | version) << STATUS_BITS
                        | status;
        Series found = find(key, error);
        return found == null ? make(key, method, scheme, version, status, error) : found;
    }

    private @Nullable Series find(int key, String error) {
        for (Series each : all) {
            if (each.key == key && each.error.equals(error)) {
                return each;
            }
        }
        return null;
    }

    private synchronized Series make(
            int key, int method, int scheme, int version, int status, String error) {
        Series present = find(key, error);
        if (present != null) {
            return present;
        }
        Tags labels =
                Tags.of(
                        "http.request.method",
                        Labels.methodName(method),
                        "http.route",
                        route,
                        "url.scheme",
                        Labels.schemeName(scheme),
                        "network.protocol.version",
                        Labels.versionName(version),
                        "http.response.status_code",
                        status == 0 ? "" : Integer.toString(status),
                        "error.type",
                        error);
        Series made =
                new Series(
                        key,
                        error,
                        Timer.builder("http.server.request.duration")
                                .description("Duration of HTTP server requests.")
                                .tags(labels)
                                .serviceLevelObjectives(LIMITS)
                                .register(registry),
                        measuresBodies ? size("http.server.request.body.size", labels) : null,
                        measuresBodies ? size("http.server.response.body.size", labels) : null);
        Series[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = made;
        all = more;
        return made;
    }

    private DistributionSummary size(String name, Tags labels) {
        return DistributionSummary.builder(name).baseUnit("bytes").tags(labels).register(registry);
    }
}
