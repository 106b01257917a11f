package dev.jumun.tracing;

import dev.jumun.HttpException;
import dev.jumun.runtime.engine.TraceParent;
import dev.jumun.validation.RequestValidationException;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;

import org.jspecify.annotations.Nullable;

/** The ids of spans, and how they fail. */
final class Spans {
    private Spans() {}

    /** Returns the ids of a span as the server knows them; null if the span has no valid ones. */
    static @Nullable TraceParent ids(SpanContext ids) {
        return ids.isValid()
                ? new TraceParent(ids.getTraceId(), ids.getSpanId(), ids.isSampled())
                : null;
    }

    /** Marks it as failed, unless it is the client's fault. */
    static void fail(Span span, Throwable failure) {
        span.setAttribute(Attributes.ERROR, failure.getClass().getName());
        boolean isOfClient =
                failure instanceof RequestValidationException
                        || (failure instanceof HttpException refusal && refusal.status() < 500);
        if (!isOfClient) {
            span.setStatus(StatusCode.ERROR);
        }
    }
}
