package dev.jumun.metrics;

import io.prometheus.metrics.tracer.common.SpanContext;

import org.jspecify.annotations.Nullable;

/** The trace of the request that is measured on this thread, for exemplars. */
final class CurrentTrace implements SpanContext {
    private static final ThreadLocal<@Nullable String> TRACE_PARENT = new ThreadLocal<>();
    private static final int TRACE = 3;
    private static final int SPAN = TRACE + 32 + 1;
    private static final int SPAN_END = SPAN + 16;

    /** Measures with a trace, which is a W3C traceparent. */
    static void with(String traceparent, Runnable measuring) {
        TRACE_PARENT.set(traceparent);
        try {
            measuring.run();
        } finally {
            TRACE_PARENT.remove();
        }
    }

    @Override
    public @Nullable String getCurrentTraceId() {
        String current = TRACE_PARENT.get();
        return current == null ? null : current.substring(TRACE, SPAN - 1);
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        String current = TRACE_PARENT.get();
        return current == null ? null : current.substring(SPAN, SPAN_END);
    }

    @Override
    public boolean isCurrentSpanSampled() {
        String current = TRACE_PARENT.get();
        return current != null && current.endsWith("01");
    }

    @Override
    public void markCurrentSpanAsExemplar() {
        // the span has ended
    }
}
