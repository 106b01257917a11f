package dev.jumun.tracing;

import dev.jumun.runtime.engine.RequestSteps.Step;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.Clock;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * A step, which is the current span of its thread. OpenTelemetry's span is made only when it is
 * needed: for a span within it, an attribute, an event or its ids, at a failure, or at the end if
 * the step was long. So the many steps that take a few microseconds cost neither the server nor
 * those who store traces.
 */
final class StepSpan implements Span, Step {
    /** Shorter steps are left out. */
    private static final long SHORT_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private static final AtomicReferenceFieldUpdater<StepSpan, @Nullable Made> MADE =
            AtomicReferenceFieldUpdater.newUpdater(StepSpan.class, Made.class, "made");

    private final Tracer tracer;
    private final String what;
    private final String of;
    private final boolean isAlwaysMade;
    private final Context parent = Context.current();
    private final long begin = System.nanoTime();
    private volatile @Nullable Made made;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // closed at the end of the step
    StepSpan(Tracer tracer, String what, String of, boolean isAlwaysMade) {
        this.tracer = tracer;
        this.what = what;
        this.of = of;
        this.isAlwaysMade = isAlwaysMade;
        this.scope = parent.with(this).makeCurrent();
    }

    @Override
    public void end(@Nullable Throwable failure) {
        scope.close();
        if (isAlwaysMade
                || failure != null
                || made != null
                || System.nanoTime() - begin >= SHORT_NANOS) {
            if (failure != null) {
                Spans.fail(span(), failure);
            }
            end();
        }
    }

    /** A span that does not end is not exported. */
    @Override
    public void drop() {
        scope.close();
    }

    private Span span() {
        return made().span;
    }

    private Made made() {
        Made present = made;
        if (present != null) {
            return present;
        }
        long start = Clock.getDefault().now() - (System.nanoTime() - begin);
        Span around = Span.fromContext(parent);
        Span span =
                tracer.spanBuilder(of.isEmpty() ? what : what + " " + of)
                        .setParent(
                                around instanceof StepSpan step ? parent.with(step.span()) : parent)
                        .setStartTimestamp(start, TimeUnit.NANOSECONDS)
                        .startSpan();
        Made fresh = new Made(span, start);
        return MADE.compareAndSet(this, null, fresh) ? fresh : Objects.requireNonNull(made);
    }

    /**
     * The span, and when it starts on the wall clock. Its end counts from there: OpenTelemetry's
     * own end counts from the start of the trace, and with a clock that was set since then, the
     * span would end before it starts.
     */
    private record Made(Span span, long start) {}

    @Override
    public <T> Span setAttribute(AttributeKey<T> key, @Nullable T value) {
        span().setAttribute(key, value);
        return this;
    }

    @Override
    public Span addEvent(String event, io.opentelemetry.api.common.Attributes attributes) {
        span().addEvent(event, attributes);
        return this;
    }

    @Override
    public Span addEvent(
            String event,
            io.opentelemetry.api.common.Attributes attributes,
            long timestamp,
            TimeUnit unit) {
        span().addEvent(event, attributes, timestamp, unit);
        return this;
    }

    @Override
    public Span setStatus(StatusCode code, String description) {
        span().setStatus(code, description);
        return this;
    }

    @Override
    public Span recordException(
            Throwable exception, io.opentelemetry.api.common.Attributes attributes) {
        span().recordException(exception, attributes);
        return this;
    }

    @Override
    public Span addLink(SpanContext linked, io.opentelemetry.api.common.Attributes attributes) {
        span().addLink(linked, attributes);
        return this;
    }

    @Override
    public Span updateName(String other) {
        span().updateName(other);
        return this;
    }

    @Override
    public void end() {
        Made present = made();
        present.span.end(present.start + (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
    }

    @Override
    public void end(long timestamp, TimeUnit unit) {
        span().end(timestamp, unit);
    }

    @Override
    public SpanContext getSpanContext() {
        return span().getSpanContext();
    }

    @Override
    public boolean isRecording() {
        return true;
    }
}
