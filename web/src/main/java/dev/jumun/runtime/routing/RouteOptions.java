package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** What a route has beside its path and its handler. Generated code fills it at start-up. */
public final class RouteOptions {
    private @Nullable Duration timeout;
    private List<FailureHandlers> failures = List.of();
    private boolean redirectsSlashes = true;
    private @Nullable Boolean strictContentType;

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

    /** Leaves a path with a slash too many or too few without an answer. */
    public RouteOptions withoutSlashRedirect() {
        redirectsSlashes = false;
        return this;
    }

    /** Says whether a body is JSON only if its content type says so, where the API differs. */
    public RouteOptions strictContentType(boolean strict) {
        strictContentType = strict;
        return this;
    }

    boolean redirectsSlashes() {
        return redirectsSlashes;
    }

    boolean isStrict(boolean ofApi) {
        Boolean own = strictContentType;
        return own == null ? ofApi : own;
    }

    @Nullable Duration timeout() {
        return timeout;
    }

    List<FailureHandlers> failures() {
        return failures;
    }
}
