package dev.jumun.tracing;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.middleware.ProxyHeaders;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Traces requests by OpenTelemetry: a span for each request or web socket, and within it one for
 * each step: inputs, dependencies, handler, response, background tasks.
 *
 * <p>With this module on the class path and a variable {@code OTEL_…} set, such as {@code
 * OTEL_EXPORTER_OTLP_ENDPOINT}, an application is traced without a line of code. An application
 * that sets up OpenTelemetry itself provides this observer:
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static Tracing tracing(OpenTelemetry telemetry) {
 *     return Tracing.of(telemetry);
 * }
 * }</pre>
 *
 * <p>The span of the request, or of the step that is under way, is {@link Span#current} in all code
 * of the request, and in all tasks that it starts. Queries, header fields, bodies and values of
 * parameters are not recorded.
 */
public final class Tracing implements RequestObserver {
    static final String SCOPE = "dev.jumun";
    private static final ContextKey<Tracing> CURRENT = ContextKey.named("dev.jumun.tracing");

    private final OpenTelemetry telemetry;
    private final Tracer tracer;
    private final @Nullable ProxyHeaders trusted;
    private final @Nullable Runnable end;
    private final boolean withTasks;
    private final boolean withEveryStep;
    private final boolean samplerReads;
    private final Context own = Context.root().with(CURRENT, this);

    private Tracing(
            OpenTelemetry telemetry,
            @Nullable ProxyHeaders trusted,
            @Nullable Runnable end,
            boolean withTasks,
            boolean withEveryStep) {
        this.telemetry = telemetry;
        this.samplerReads = Samplers.mayReadAttributes(telemetry);
        this.withEveryStep = withEveryStep;
        this.tracer = telemetry.getTracer(SCOPE);
        this.trusted = trusted;
        this.end = end;
        this.withTasks = withTasks;
        Carrying.begin();
        if (withTasks) {
            TaskSpans.begin();
        }
    }

    /** Returns tracing by what the application has set up, which stays the application's to end. */
    public static Tracing of(OpenTelemetry telemetry) {
        return new Tracing(telemetry, null, null, false, false);
    }

    /** The same for what was set up here, and ends with the server. */
    static Tracing owning(OpenTelemetry telemetry, Runnable end) {
        return new Tracing(telemetry, null, end, false, false);
    }

    /**
     * Continues the traces of these senders. The {@code traceparent} of all others is linked, and a
     * new trace begins: strangers do not decide what is sampled, and do not write into traces.
     */
    public Tracing trusting(ProxyHeaders senders) {
        return new Tracing(telemetry, senders, end, withTasks, withEveryStep);
    }

    /** Records a span for each task that a request starts. */
    public Tracing withTasks() {
        return new Tracing(telemetry, trusted, end, true, withEveryStep);
    }

    /**
     * Records a span for each step, however short. Otherwise, steps of less than 100 microseconds
     * are left out, unless they fail, or something within them is recorded.
     */
    public Tracing withEveryStep() {
        return new Tracing(telemetry, trusted, end, withTasks, true);
    }

    /**
     * Returns the tracer of the current request, for spans of your own; outside, one without
     * effect.
     */
    public static Tracer tracer() {
        Tracing current = current();
        return current == null ? TracerProvider.noop().get(SCOPE) : current.tracer;
    }

    /**
     * Sends a request to another server, within a span, with the fields that continue the trace
     * there. Blocks like {@link HttpClient#send}. Outside of a traced request, it only sends.
     *
     * @throws IOException as the client does
     * @throws InterruptedException as the client does
     */
    public static <T> HttpResponse<T> send(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        Tracing current = current();
        return current == null
                ? client.send(request, handler)
                : OutgoingRequest.send(current.tracer, current.telemetry, client, request, handler);
    }

    static @Nullable Tracing current() {
        return Context.current().get(CURRENT);
    }

    boolean recordsTasks() {
        return withTasks;
    }

    boolean recordsEveryStep() {
        return withEveryStep;
    }

    @Override
    public Observation begin(RequestHead head) {
        String method = Attributes.method(head.method());
        SpanBuilder builder =
                tracer.spanBuilder(Attributes.nameOf(method)).setSpanKind(SpanKind.SERVER);
        if (samplerReads) {
            Attributes.sampled(head, method, builder::setAttribute);
        }
        Context parent = parent(head, builder);
        Span span = builder.setParent(parent).startSpan();
        Context context = (parent == Context.root() ? own : parent.with(CURRENT, this)).with(span);
        if (!span.isRecording()) {
            return new UnsampledRequest(span.getSpanContext(), context);
        }
        if (!samplerReads) {
            Attributes.sampled(head, method, span::setAttribute);
        }
        Attributes.describe(span, head);
        return new RequestSpan(this, tracer, span, context, method);
    }

    /** The trace that the client has sent, if it is trusted; else that becomes a link. */
    private Context parent(RequestHead head, SpanBuilder builder) {
        if (head.headers().first("traceparent") == null) {
            return Context.root();
        }
        Context said =
                telemetry
                        .getPropagators()
                        .getTextMapPropagator()
                        .extract(Context.root(), head.headers(), HeaderGetter.INSTANCE);
        if (trusted != null && trusted.trusts(head.remoteAddress())) {
            return said;
        }
        SpanContext linked = Span.fromContext(said).getSpanContext();
        if (linked.isValid()) {
            builder.addLink(linked);
        }
        return Context.root();
    }

    @Override
    public void close() {
        if (end != null) {
            end.run();
        }
    }
}
