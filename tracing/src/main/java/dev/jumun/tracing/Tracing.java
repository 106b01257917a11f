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

    private Tracing(
            OpenTelemetry telemetry,
            @Nullable ProxyHeaders trusted,
            @Nullable Runnable end,
            boolean withTasks) {
        this.telemetry = telemetry;
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
        return new Tracing(telemetry, null, null, false);
    }

    /** The same for what was set up here, and ends with the server. */
    static Tracing owning(OpenTelemetry telemetry, Runnable end) {
        return new Tracing(telemetry, null, end, false);
    }

    /**
     * Continues the traces of these senders. The {@code traceparent} of all others is linked, and a
     * new trace begins: strangers do not decide what is sampled, and do not write into traces.
     */
    public Tracing trusting(ProxyHeaders senders) {
        return new Tracing(telemetry, senders, end, withTasks);
    }

    /** Records a span for each task that a request starts. */
    public Tracing withTasks() {
        return new Tracing(telemetry, trusted, end, true);
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

    @Override
    public Observation begin(RequestHead head) {
        String method = Attributes.method(head.method());
        SpanBuilder builder =
                tracer.spanBuilder(Attributes.nameOf(method))
                        .setSpanKind(SpanKind.SERVER)
                        .setAttribute(Attributes.METHOD, method)
                        .setAttribute(Attributes.SCHEME, head.scheme())
                        .setAttribute(Attributes.PATH, head.rootPath() + head.rawPath());
        Context said = Context.root();
        if (head.headers().first("traceparent") != null) {
            said =
                    telemetry
                            .getPropagators()
                            .getTextMapPropagator()
                            .extract(Context.root(), head.headers(), HeaderGetter.INSTANCE);
        }
        Context parent = Context.root();
        if (trusted != null && trusted.trusts(head.remoteAddress())) {
            parent = said;
        } else {
            SpanContext linked = Span.fromContext(said).getSpanContext();
            if (linked.isValid()) {
                builder.addLink(linked);
            }
        }
        Span span = builder.setParent(parent).startSpan();
        if (span.isRecording()) {
            Attributes.describe(span, head);
        }
        return new RequestSpan(tracer, span, parent.with(CURRENT, this).with(span), method);
    }

    @Override
    public void close() {
        if (end != null) {
            end.run();
        }
    }
}
