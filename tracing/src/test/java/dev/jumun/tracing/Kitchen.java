package dev.jumun.tracing;

import static dev.jumun.async.Async.blocking;
import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.taskGroup;

import dev.jumun.Api;
import dev.jumun.BackgroundTasks;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Generator;
import dev.jumun.async.Yield;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;

import jakarta.validation.constraints.Min;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** An API whose requests are traced. */
@Api
class Kitchen {
    record Pan(String kind) {}

    record Order(@Min(1) int eggs, String secret) {}

    @Provides(Scope.APP)
    static OpenTelemetry telemetry() {
        return OpenTelemetry.noop();
    }

    @Provides(Scope.APP)
    static Tracing tracing(OpenTelemetry telemetry) {
        return Tracing.of(telemetry).withTasks().withEveryStep();
    }

    @Provides(Scope.APP)
    static HttpClient client() {
        return HttpClient.newHttpClient();
    }

    @Provides(Scope.FUNCTION)
    static void pan(String kind, Yield<Pan> yield) throws Exception {
        yield.to(new Pan(kind));
    }

    private static String spanId() {
        return Span.current().getSpanContext().getSpanId();
    }

    private static String traceId() {
        return Span.current().getSpanContext().getTraceId();
    }

    /** Its task does not use the pan. */
    @SuppressWarnings("JUMUN-DEP-14")
    @Get("/eggs/{count}")
    String eggs(@Min(1) int count, Pan pan, BackgroundTasks tasks) {
        tasks.add(() -> Tracing.tracer().spanBuilder("wash up").startSpan().end());
        Tracing.tracer().spanBuilder("crack").startSpan().end();
        return count + " in " + pan.kind();
    }

    @Get("/plain")
    String plain() {
        return spanId();
    }

    /** The ids of the trace in everything that a request can start. */
    @Get("/everywhere")
    List<String> everywhere() {
        List<String> ids = new ArrayList<>();
        ids.add(traceId());
        ids.addAll(gather(List.of(Kitchen::traceId, Kitchen::traceId)));
        ids.add(taskGroup(group -> group.start("fry", Kitchen::traceId).await()));
        ids.add(blocking(Kitchen::traceId));
        for (String id : Generator.<String>of(yield -> yield.to(traceId()))) {
            ids.add(id);
        }
        ids.add(traceId());
        return ids;
    }

    @Post("/orders")
    int order(Order order) {
        return order.eggs();
    }

    @Get("/burnt")
    String burnt() {
        return gather(
                () ->
                        gather(
                                () -> {
                                    throw new IllegalStateException("burnt");
                                },
                                () -> "toast",
                                (a, b) -> "" + a + b),
                () -> "coffee",
                (a, b) -> a + b);
    }

    @Get("/sold-out")
    String soldOut() {
        throw new HttpException(409, "sold out");
    }

    @Get("/supplier")
    String supplier(String url, HttpClient client) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return Tracing.send(client, request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @WebSocketRoute("/talk")
    void talk(WebSocket socket) {
        socket.sendText(traceId());
    }
}
