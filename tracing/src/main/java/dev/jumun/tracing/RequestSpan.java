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
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

/** One request that is recorded, and its span. */
final class RequestSpan implements Observation, RequestSteps {
    private static final int MOST_EVENTS = 16;
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("type");
    private static final AttributeKey<String> LOCATION = AttributeKey.stringKey("location");

    private final Tracing tracing;
    private final Tracer tracer;
    private final Span span;
    private final Context context;
    private final String method;
    private @Nullable Throwable failure;

    RequestSpan(Tracing tracing, Tracer tracer, Span span, Context context, String method) {
        this.tracing = tracing;
        this.tracer = tracer;
        this.span = span;
        this.context = context;
        this.method = method;
    }

    @Override
    public void changed(RequestHead head) {
        span.setAttribute(Attributes.SCHEME, head.scheme());
        span.setAttribute(Attributes.CLIENT, HttpConventions.clientAddress(head.remoteAddress()));
    }

    @Override
    public void routed(String template) {
        span.updateName(Attributes.nameOf(method) + " " + template);
        span.setAttribute(Attributes.ROUTE, template);
    }

    @Override
    public void failed(Throwable thrown) {
        failure = thrown;
        if (thrown instanceof RequestValidationException invalid) {
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
            return type.cast(Spans.ids(span.getSpanContext()));
        }
        return type == RequestSteps.class ? type.cast(this) : null;
    }

    @Override
    public Step begin(String what, String of) {
        return new StepSpan(tracer, what, of, tracing.recordsEveryStep());
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
}
