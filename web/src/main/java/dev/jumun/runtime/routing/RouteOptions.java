package dev.jumun.runtime.routing;

import dev.jumun.runtime.dependency.ProviderKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a route has beside its path and its handler. Generated code fills it at start-up. */
public final class RouteOptions {
    private @Nullable Duration timeout;
    private List<FailureHandlers> failures = List.of();
    private List<ProviderKey<?>> taken = List.of();
    private volatile Set<ProviderKey<?>> unneeded = Set.of();
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

    /** Says which providers it takes from itself, where these take more. */
    public RouteOptions takes(ProviderKey<?>... keys) {
        taken = List.of(keys);
        return this;
    }

    /** The providers that it takes from itself; none if these take no others. */
    List<ProviderKey<?>> taken() {
        return taken;
    }

    /** Says which providers need not be called: others stand in for all that take them. */
    void unneeded(Set<ProviderKey<?>> keys) {
        unneeded = Set.copyOf(keys);
    }

    Set<ProviderKey<?>> unneeded() {
        return unneeded;
    }

    @Nullable Duration timeout() {
        return timeout;
    }

    List<FailureHandlers> failures() {
        return failures;
    }
}
