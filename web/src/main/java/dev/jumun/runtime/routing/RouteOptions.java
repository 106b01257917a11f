package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** What a route has beside its path and its handler. Generated code fills it at start-up. */
public final class RouteOptions {
    private @Nullable Duration timeout;
    private List<FailureHandlers> failures = List.of();

    RouteOptions() {}

    /** Lets it take so long at most, then 503. See {@link dev.jumun.Timeout}. */
    public RouteOptions within(Duration duration) {
        timeout = duration;
        return this;
    }

    /** Says what handles its failures before the API does, the nearest first. */
    public RouteOptions handledBy(FailureHandlers... handlers) {
        failures = List.of(handlers);
        return this;
    }

    @Nullable Duration timeout() {
        return timeout;
    }

    List<FailureHandlers> failures() {
        return failures;
    }
}
