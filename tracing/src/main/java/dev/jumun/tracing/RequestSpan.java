package dev.jumun.tracing;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.codec.Problem;
import dev.jumun.runtime.engine.RequestSteps;
import dev.jumun.runtime.engine.TraceParent;
import dev.jumun.runtime.middleware.HttpConventions;
import dev.jumun.validation.RequestValidationException;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

/** One request and its span. */
final class RequestSpan implements Observation, RequestSteps {
    private static final int MOST_EVENTS = 16;
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("type");
    private static final AttributeKey<String> LOCATION = AttributeKey.stringKey("location");

    private final Tracer tracer;
    private final Span span;
    private final Context context;
    private final String method;
    private volatile @Nullable Throwable failure;

    RequestSpan(Tracer tracer, Span span, Context context, String method) {
        this.tracer = tracer;
        this.span = span;
        this.context = context;
        this.method = method;
    }

    @Override
    public void changed(RequestHead head) {
        if (span.isRecording()) {
            span.setAttribute(Attributes.SCHEME, head.scheme());
            span.setAttribute(
                    Attributes.CLIENT, HttpConventions.clientAddress(head.remoteAddress()));
        }
    }

    @Override
    public void routed(String template) {
        if (span.isRecording()) {
            span.updateName(Attributes.nameOf(method) + " " + template);
            span.setAttribute(Attributes.ROUTE, template);
        }
    }

    @Override
    public void failed(Throwable thrown) {
        failure = thrown;
        if (thrown instanceof RequestValidationException invalid && span.isRecording()) {
            invalid.problems().list().stream().limit(MOST_EVENTS).forEach(this::invalid);
        }
    }

    /** What is wrong, and where: not what was sent. */
    private void invalid(Problem problem) {
        span.addEvent(
                "validation failure",
                io.opentelemetry.api.common.Attributes.of(
                        TYPE,
                        problem.type(),
                        LOCATION,
                        problem.location().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining("."))));
    }

    @Override
    public void run(Runnable handling) {
        try (var _ = context.makeCurrent()) {
            handling.run();
        }
    }

    @Override
    public <T> @Nullable T attribute(Class<T> type) {
        if (type == TraceParent.class) {
            SpanContext ids = span.getSpanContext();
            return ids.isValid()
                    ? type.cast(new TraceParent(ids.getTraceId(), ids.getSpanId(), ids.isSampled()))
                    : null;
        }
        return type == RequestSteps.class && span.isRecording() ? type.cast(this) : null;
    }

    @Override
    public Step begin(String name) {
        return new SpanStep(tracer.spanBuilder(name).startSpan());
    }

    @Override
    public void ended(int status, long bytes, End end) {
        if (status != 0) {
            span.setAttribute(Attributes.STATUS, (long) status);
            span.setAttribute(Attributes.SIZE, bytes);
        }
        Throwable thrown = failure;
        String error = HttpConventions.errorType(status, end, thrown);
        if (error != null) {
            span.setAttribute(Attributes.ERROR, error);
        }
        if (end != End.CLIENT_GONE && HttpConventions.hasFailed(status, end)) {
            span.setStatus(StatusCode.ERROR);
            if (thrown != null) {
                span.recordException(thrown);
            }
        }
        span.end();
    }

    /** A step. Its span is current on its thread until it ends. */
    private static final class SpanStep implements Step {
        private final Span span;
        private final Scope scope;

        @SuppressWarnings("MustBeClosedChecker") // closed at the end of the step
        SpanStep(Span span) {
            this.span = span;
            this.scope = span.makeCurrent();
        }

        @Override
        public void end(@Nullable Throwable failure) {
            scope.close();
            if (failure != null) {
                Spans.fail(span, failure);
            }
            span.end();
        }

        /** A span that does not end is not exported. */
        @Override
        public void drop() {
            scope.close();
        }
    }
}
