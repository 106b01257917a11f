package dev.jumun.tracing;

import dev.jumun.exchange.Observation;
import dev.jumun.runtime.engine.TraceParent;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;

import org.jspecify.annotations.Nullable;

/** One request that is not recorded. It has ids, which are in logs and in requests it makes. */
final class UnsampledRequest implements Observation {
    private final SpanContext ids;
    private final Context context;

    UnsampledRequest(SpanContext ids, Context context) {
        this.ids = ids;
        this.context = context;
    }

    @Override
    public void run(Runnable handling) {
        try (var _ = context.makeCurrent()) {
            handling.run();
        }
    }

    @Override
    public <T> @Nullable T attribute(Class<T> type) {
        return type == TraceParent.class ? type.cast(Spans.ids(ids)) : null;
    }
}
