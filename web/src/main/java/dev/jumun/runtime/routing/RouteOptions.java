package dev.jumun.runtime.routing;

import dev.jumun.HttpException;
import dev.jumun.exchange.Exchange;
import dev.jumun.runtime.dependency.ProviderKey;
import dev.jumun.runtime.failure.FailureHandlers;
import dev.jumun.runtime.request.LimitedExchange;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a route has in addition to its path and its handler. Generated code fills it at start-up.
 */
public final class RouteOptions {
    private final AtomicInteger inProgress = new AtomicInteger();
    private @Nullable Duration timeout;
    private long maxBody = Long.MAX_VALUE;
    private int maxConcurrent = Integer.MAX_VALUE;
    private List<FailureHandlers> failures = List.of();
    private List<ProviderKey<?>> taken = List.of();
    private volatile Set<ProviderKey<?>> unneeded = Set.of();
    private boolean redirectsSlashes = true;
    private @Nullable Boolean strictContentType;

    RouteOptions() {}

    /** Limits how long it may take, then 503. See {@link dev.jumun.Timeout}. */
    public RouteOptions within(Duration duration) {
        timeout = duration;
        return this;
    }

    /** Limits its body, in bytes. See {@link dev.jumun.MaxBody}. */
    public RouteOptions maxBody(long bytes) {
        maxBody = bytes;
        return this;
    }

    /** Limits how many of its requests are handled at once. See {@link dev.jumun.MaxConcurrent}. */
    public RouteOptions maxConcurrent(int requests) {
        maxConcurrent = requests;
        return this;
    }

    /** Sets the handlers of its failures that come before the API's, the nearest first. */
    public RouteOptions handledBy(FailureHandlers... handlers) {
        failures = List.of(handlers);
        return this;
    }

    /** Leaves a path with a slash too many or too few without an answer. */
    public RouteOptions withoutSlashRedirect() {
        redirectsSlashes = false;
        return this;
    }

    /** Sets whether a body is JSON only if its content type is JSON, where the API differs. */
    public RouteOptions strictContentType(boolean strict) {
        strictContentType = strict;
        return this;
    }

    /** Returns whether a slash too many or too few is redirected. */
    public boolean redirectsSlashes() {
        return redirectsSlashes;
    }

    /** Returns whether a body of JSON has to say so; an API decides where the route does not. */
    public boolean isStrict(boolean ofApi) {
        Boolean own = strictContentType;
        return own == null ? ofApi : own;
    }

    /** Sets the providers whose values the route takes itself, if these providers take others. */
    public RouteOptions takes(ProviderKey<?>... keys) {
        taken = List.of(keys);
        return this;
    }

    /** The providers that it takes from itself; none if these take no others. */
    List<ProviderKey<?>> taken() {
        return taken;
    }

    /** Sets which providers need not be called: others replace all that take them. */
    public void unneeded(Set<ProviderKey<?>> keys) {
        unneeded = Set.copyOf(keys);
    }

    /** Returns the providers that need not be called, since others are overridden. */
    public Set<ProviderKey<?>> unneeded() {
        return unneeded;
    }

    /** Returns an exchange whose body is limited, if it is. */
    public Exchange limited(Exchange exchange) {
        return maxBody == Long.MAX_VALUE ? exchange : LimitedExchange.of(exchange, maxBody);
    }

    /**
     * A request begins; each that has begun must {@link #leave}.
     *
     * @throws HttpException 503 if there are too many, which has not begun then
     */
    public void enter() {
        if (maxConcurrent != Integer.MAX_VALUE && inProgress.incrementAndGet() > maxConcurrent) {
            inProgress.decrementAndGet();
            TooManyAtOnce why = new TooManyAtOnce(maxConcurrent);
            throw new HttpException(503, why.detail(), why).header("retry-after", "1");
        }
    }

    /** A request has ended. */
    public void leave() {
        if (maxConcurrent != Integer.MAX_VALUE) {
            inProgress.decrementAndGet();
        }
    }

    /** Returns how long a request may take; null for no limit. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    /** Returns the handlers of failures, the innermost first. */
    public List<FailureHandlers> failures() {
        return failures;
    }
}
