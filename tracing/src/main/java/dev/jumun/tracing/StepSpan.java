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

    private static final AtomicReferenceFieldUpdater<StepSpan, @Nullable Span> MADE =
            AtomicReferenceFieldUpdater.newUpdater(StepSpan.class, Span.class, "made");

    private final Tracer tracer;
    private final String what;
    private final String of;
    private final boolean isAlwaysMade;
    private final Context parent = Context.current();
    private final long begin = System.nanoTime();
    private volatile @Nullable Span made;
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
            Span span = made();
            if (failure != null) {
                Spans.fail(span, failure);
            }
            span.end();
        }
    }

    /** A span that does not end is not exported. */
    @Override
    public void drop() {
        scope.close();
    }

    private Span made() {
        Span present = made;
        if (present != null) {
            return present;
        }
        long start = Clock.getDefault().now() - (System.nanoTime() - begin);
        Span around = Span.fromContext(parent);
        Span fresh =
                tracer.spanBuilder(of.isEmpty() ? what : what + " " + of)
                        .setParent(
                                around instanceof StepSpan step ? parent.with(step.made()) : parent)
                        .setStartTimestamp(start, TimeUnit.NANOSECONDS)
                        .startSpan();
        return MADE.compareAndSet(this, null, fresh) ? fresh : Objects.requireNonNull(made);
    }

    @Override
    public <T> Span setAttribute(AttributeKey<T> key, @Nullable T value) {
        made().setAttribute(key, value);
        return this;
    }

    @Override
    public Span addEvent(String event, io.opentelemetry.api.common.Attributes attributes) {
        made().addEvent(event, attributes);
        return this;
    }

    @Override
    public Span addEvent(
            String event,
            io.opentelemetry.api.common.Attributes attributes,
            long timestamp,
            TimeUnit unit) {
        made().addEvent(event, attributes, timestamp, unit);
        return this;
    }

    @Override
    public Span setStatus(StatusCode code, String description) {
        made().setStatus(code, description);
        return this;
    }

    @Override
    public Span recordException(
            Throwable exception, io.opentelemetry.api.common.Attributes attributes) {
        made().recordException(exception, attributes);
        return this;
    }

    @Override
    public Span addLink(SpanContext linked, io.opentelemetry.api.common.Attributes attributes) {
        made().addLink(linked, attributes);
        return this;
    }

    @Override
    public Span updateName(String other) {
        made().updateName(other);
        return this;
    }

    @Override
    public void end() {
        made().end();
    }

    @Override
    public void end(long timestamp, TimeUnit unit) {
        made().end(timestamp, unit);
    }

    @Override
    public SpanContext getSpanContext() {
        return made().getSpanContext();
    }

    @Override
    public boolean isRecording() {
        return true;
    }
}
