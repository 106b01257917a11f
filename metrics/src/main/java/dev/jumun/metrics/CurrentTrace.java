package dev.jumun.metrics;

import dev.jumun.runtime.engine.TraceParent;

import io.prometheus.metrics.tracer.common.SpanContext;

import org.jspecify.annotations.Nullable;

/** The trace of the request that is measured on this thread, for exemplars. */
final class CurrentTrace implements SpanContext {
    private static final ThreadLocal<@Nullable TraceParent> CURRENT = new ThreadLocal<>();

    /** Measures with a trace. */
    static void with(TraceParent trace, Runnable measuring) {
        CURRENT.set(trace);
        try {
            measuring.run();
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    public @Nullable String getCurrentTraceId() {
        TraceParent current = CURRENT.get();
        return current == null ? null : current.traceId();
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        TraceParent current = CURRENT.get();
        return current == null ? null : current.spanId();
    }

    @Override
    public boolean isCurrentSpanSampled() {
        TraceParent current = CURRENT.get();
        return current != null && current.sampled();
    }

    @Override
    public void markCurrentSpanAsExemplar() {
        // the span has ended
    }
}
