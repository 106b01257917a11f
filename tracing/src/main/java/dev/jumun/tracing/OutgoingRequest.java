package dev.jumun.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A request to another server. */
final class OutgoingRequest {
    private OutgoingRequest() {}

    static <T> HttpResponse<T> send(
            Tracer tracer,
            OpenTelemetry telemetry,
            HttpClient client,
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        URI uri = request.uri();
        String method = Attributes.method(request.method());
        Span span =
                tracer.spanBuilder(Attributes.nameOf(method))
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute(Attributes.METHOD, method)
                        .setAttribute(Attributes.SERVER, uri.getHost())
                        .setAttribute(Attributes.PORT, (long) port(uri))
                        .setAttribute(Attributes.URL, withoutSecrets(uri))
                        .startSpan();
        try (var _ = span.makeCurrent()) {
            HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
            telemetry
                    .getPropagators()
                    .getTextMapPropagator()
                    .inject(Context.current(), builder, OutgoingRequest::set);
            HttpResponse<T> response = client.send(builder.build(), handler);
            span.setAttribute(Attributes.STATUS, (long) response.statusCode());
            if (response.statusCode() >= 400) {
                span.setStatus(StatusCode.ERROR);
                span.setAttribute(Attributes.ERROR, Integer.toString(response.statusCode()));
            }
            return response;
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(Attributes.ERROR, failure.getClass().getName());
            throw failure;
        } finally {
            span.end();
        }
    }

    private static void set(HttpRequest.@Nullable Builder builder, String name, String value) {
        if (builder != null) {
            builder.setHeader(name, value);
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equals("https") ? 443 : 80;
    }

    /** Queries and user information are often secret. */
    private static String withoutSecrets(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }
}
