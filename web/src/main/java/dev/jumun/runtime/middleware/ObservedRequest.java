package dev.jumun.runtime.middleware;

import dev.jumun.exchange.Observation;
import dev.jumun.runtime.engine.TraceParent;

import org.jspecify.annotations.Nullable;

/**
 * What observers remember of a request until it has ended. Its fields are written by one thread at
 * a time, and read when it has ended: the thread that writes hands the answer over, or is the one
 * that reports the end. Where a client goes away meanwhile, the last value may be missed.
 */
public abstract class ObservedRequest implements Observation {
    private final long begin = System.nanoTime();
    private @Nullable String route;
    private @Nullable Throwable failure;
    private @Nullable TraceParent trace;

    /** Of a request that begins now. */
    protected ObservedRequest() {}

    @Override
    public final void routed(String template) {
        route = template;
    }

    @Override
    public final void failed(Throwable thrown) {
        failure = thrown;
    }

    @Override
    public final void traced(String traceparent) {
        trace = TraceParent.of(traceparent);
    }

    /** When it began, as a time of {@link System#nanoTime}. */
    protected final long begin() {
        return begin;
    }

    /** How long it has taken until now, in nanoseconds. */
    protected final long nanos() {
        return System.nanoTime() - begin;
    }

    /** The template of its route; null if no route has answered yet. */
    protected final @Nullable String route() {
        return route;
    }

    /** What has failed last; null if nothing has. */
    protected final @Nullable Throwable failure() {
        return failure;
    }

    /** The ids of its trace; null if it is not traced. */
    protected final @Nullable TraceParent trace() {
        return trace;
    }
}
