package dev.jumun.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.middleware.ProxyHeaders;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** What a request does is in its trace, and nothing of what a client sent that may be secret. */
@Timeout(60)
class TracingTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk =
            OpenTelemetrySdk.builder()
                    .setTracerProvider(
                            SdkTracerProvider.builder()
                                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                    .build())
                    .setPropagators(
                            ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                    .build();

    @AfterEach
    void close() {
        sdk.close();
    }

    private TestClient client() {
        return TestClient.of(Kitchen.class).override(OpenTelemetry.class, () -> sdk);
    }

    private SpanData span(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + names()));
    }

    private List<String> names() {
        return spans.getFinishedSpanItems().stream().map(SpanData::getName).toList();
    }

    private static String text(SpanData span, String attribute) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(attribute)));
    }

    @Test
    void aRequestIsASpanWithItsStepsWithin() throws Exception {
        try (TestClient client = client()) {
            assertThat(client.get("/eggs/2?kind=iron").send().json()).isEqualTo("2 in iron");
        }
        SpanData request = span("GET /eggs/{count}");
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(text(request, "http.route")).isEqualTo("/eggs/{count}");
        assertThat(text(request, "url.path")).isEqualTo("/eggs/2");
        assertThat(request.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200);
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(names())
                .containsExactly(
                        "setup Kitchen.pan",
                        "bind",
                        "crack",
                        "handler Kitchen.eggs",
                        "encode",
                        "tear down Kitchen.pan",
                        "send",
                        "wash up",
                        "background task",
                        "GET /eggs/{count}");
        for (String step : List.of("setup Kitchen.pan", "bind", "handler Kitchen.eggs", "send")) {
            assertThat(span(step).getParentSpanId()).as(step).isEqualTo(request.getSpanId());
        }
        assertThat(span("crack").getParentSpanId())
                .isEqualTo(span("handler Kitchen.eggs").getSpanId());
        assertThat(span("wash up").getParentSpanId())
                .isEqualTo(span("background task").getSpanId());
    }

    /** What a step is needed for, it is made for: here for a span within it, and a failure. */
    @Test
    void stepsOfMicrosecondsAreLeftOutUnlessTheyAreNeeded() throws Exception {
        Tracing tracing = Tracing.of(sdk);
        try (TestClient client = client().override(Tracing.class, () -> tracing)) {
            for (int i = 0; i < 100; i++) {
                client.get("/eggs/2?kind=iron").send();
            }
            client.get("/sold-out").send();
        }
        assertThat(names().stream().filter("bind"::equals).count()).isLessThan(100);
        List<SpanData> handlers =
                spans.getFinishedSpanItems().stream()
                        .filter(each -> each.getName().equals("handler Kitchen.eggs"))
                        .toList();
        assertThat(handlers).hasSize(100);
        assertThat(spans.getFinishedSpanItems())
                .filteredOn(each -> each.getName().equals("crack"))
                .extracting(SpanData::getParentSpanId)
                .containsExactlyElementsOf(handlers.stream().map(SpanData::getSpanId).toList());
        assertThat(handlers)
                .allSatisfy(each ->
                        assertThat(each.getEndEpochNanos())
                                .isGreaterThanOrEqualTo(each.getStartEpochNanos()));
        assertThat(text(span("handler Kitchen.soldOut"), "error.type"))
                .isEqualTo("dev.jumun.HttpException");
    }

    /** The system's clock may be set while a request runs, and a collector drops such a span. */
    @Test
    void noStepEndsBeforeItStartsWhateverTheClock() throws Exception {
        Clock past =
                new Clock() {
                    @Override
                    public long now() {
                        return 1;
                    }

                    @Override
                    public long nanoTime() {
                        return System.nanoTime();
                    }
                };
        try (OpenTelemetrySdk behind =
                        OpenTelemetrySdk.builder()
                                .setTracerProvider(
                                        SdkTracerProvider.builder()
                                                .setClock(past)
                                                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                                .build())
                                .build();
                TestClient client =
                        TestClient.of(Kitchen.class).override(OpenTelemetry.class, () -> behind)) {
            client.get("/eggs/2?kind=iron").send();
            assertThat(names()).contains("handler Kitchen.eggs");
            assertThat(spans.getFinishedSpanItems())
                    .allSatisfy(each ->
                            assertThat(each.getEndEpochNanos())
                                    .as(each.getName())
                                    .isGreaterThanOrEqualTo(each.getStartEpochNanos()));
        }
    }

    /** A sampler may ask for attributes, and one that decides by ids alone needs none. */
    @Test
    void attributesAreThereForSamplersThatAskForThem() throws Exception {
        List<String> asked = new ArrayList<>();
        Sampler byPath =
                new Sampler() {
                    @Override
                    public SamplingResult shouldSample(
                            Context parent,
                            String traceId,
                            String name,
                            SpanKind kind,
                            Attributes attributes,
                            List<LinkData> links) {
                        asked.add(
                                name
                                        + " "
                                        + attributes.get(AttributeKey.stringKey("url.path"))
                                        + " "
                                        + attributes.get(AttributeKey.stringKey("url.scheme")));
                        return SamplingResult.drop();
                    }

                    @Override
                    public String getDescription() {
                        return "ByPath";
                    }
                };
        for (Sampler sampler : List.of(byPath, Sampler.parentBased(byPath))) {
            OpenTelemetrySdk own =
                    OpenTelemetrySdk.builder()
                            .setTracerProvider(
                                    SdkTracerProvider.builder()
                                            .setSampler(sampler)
                                            .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                            .build())
                            .build();
            try (TestClient client =
                    client().override(Tracing.class, () -> Tracing.of(own).withEveryStep())) {
                client.get("/eggs/2").send();
            }
            own.close();
        }
        assertThat(asked).contains("GET /eggs/2 http").hasSizeGreaterThanOrEqualTo(2);
        assertThat(names()).isEmpty();
    }

    @Test
    void aHandlerWithoutInputsIsCurrentToo() throws Exception {
        try (TestClient client = client()) {
            assertThat(client.get("/plain").send().json())
                    .isEqualTo(span("handler Kitchen.plain").getSpanId());
        }
    }

    @Test
    void whateverARequestStartsIsInItsTrace() throws Exception {
        try (TestClient client = client()) {
            List<?> ids = (List<?>) client.get("/everywhere").send().json();
            assertThat(ids).hasSize(7);
            assertThat(new HashSet<Object>(ids))
                    .isEqualTo(new HashSet<Object>(List.of(span("GET /everywhere").getTraceId())));
            assertThat(names()).contains("task fry");
            assertThat(span("task fry").getTraceId())
                    .isEqualTo(span("GET /everywhere").getTraceId());
        }
    }

    @Test
    void wrongInputsAreEventsWithoutWhatWasSent() throws Exception {
        try (TestClient client = client()) {
            client.post("/orders?token=hidden")
                    .header("authorization", "Bearer hidden")
                    .header("cookie", "session=hidden")
                    .json("{\"eggs\": 0, \"secret\": 17, \"hidden\": 1}")
                    .send();
        }
        SpanData request = span("POST /orders");
        assertThat(request.getEvents())
                .extracting(each ->
                        each.getName()
                                + " "
                                + each.getAttributes().get(AttributeKey.stringKey("type"))
                                + " "
                                + each.getAttributes().get(AttributeKey.stringKey("location")))
                .containsExactly(
                        "validation failure greater_than_equal body.eggs",
                        "validation failure string_type body.secret");
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("hidden");
    }

    @Test
    void refusalsAreNoErrorsOfTheServer() throws Exception {
        try (TestClient client = client()) {
            client.get("/sold-out").send();
            client.get("/unknown").send();
            client.request("BREW", "/plain").send();
        }
        assertThat(span("GET /sold-out").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(text(span("GET"), "http.route")).isEqualTo("null");
        assertThat(text(span("HTTP"), "http.request.method")).isEqualTo("_OTHER");
    }

    @Test
    void aStrangersTraceIsLinkedAndATrustedOneContinued() throws Exception {
        try (TestClient client = client()) {
            client.get("/plain").header("traceparent", PARENT).send();
        }
        SpanData linked = span("GET /plain");
        assertThat(linked.getTraceId()).isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(linked.getLinks()).hasSize(1);
        assertThat(linked.getLinks().getFirst().getSpanContext().getSpanId())
                .isEqualTo("b7ad6b7169203331");

        spans.reset();
        Tracing trusting = Tracing.of(sdk).trusting(ProxyHeaders.trusting("*"));
        try (TestClient client = client().override(Tracing.class, () -> trusting)) {
            client.get("/plain").header("traceparent", PARENT).send();
        }
        SpanData continued = span("GET /plain");
        assertThat(continued.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(continued.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(continued.getLinks()).isEmpty();
    }

    /** Three levels deep: request, task, task. */
    @Test
    void theTraceTheSpanAndTheLogOfAFailureHaveOneId() throws Exception {
        StringBuilder log = new StringBuilder();
        try (TestClient client = client();
                var _ = listen(each -> log.append(each.getMessage()).append(each.getThrown()))) {
            assertThat(client.get("/burnt").send().status()).isEqualTo(500);
        }
        SpanData request = span("GET /burnt");
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(request, "error.type")).isEqualTo("java.lang.IllegalStateException");
        assertThat(request.getEvents().getFirst().getName()).isEqualTo("exception");
        assertThat(log.toString())
                .contains("GET /burnt (Kitchen.burnt) [" + request.getTraceId() + "] failed")
                .contains("burnt");
        assertThat(failedTasks())
                .hasSize(2)
                .allSatisfy(name ->
                        assertThat(span(name).getTraceId()).isEqualTo(request.getTraceId()));
    }

    private List<String> failedTasks() {
        return spans.getFinishedSpanItems().stream()
                .filter(each -> each.getName().startsWith("task "))
                .filter(each -> text(each, "error.type").contains("IllegalStateException"))
                .map(SpanData::getName)
                .toList();
    }

    private static AutoCloseable listen(Consumer<LogRecord> listener) {
        Logger logger = Logger.getLogger("dev.jumun");
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        listener.accept(entry);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        logger.addHandler(handler);
        return () -> logger.removeHandler(handler);
    }

    @Test
    void aRequestToAnotherServerContinuesTheTraceThere() throws Exception {
        Tracing trusting = Tracing.of(sdk).trusting(ProxyHeaders.trusting("*"));
        App app =
                App.of(Kitchen.class)
                        .override(OpenTelemetry.class, () -> sdk)
                        .override(Tracing.class, () -> trusting);
        try (app;
                HttpClient http = HttpClient.newHttpClient()) {
            app.start();
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            String here = "http://127.0.0.1:" + server.port();
            String inner = here + "/plain?secret=hidden";
            get(
                    http,
                    here
                            + "/supplier?url="
                            + java.net.URLEncoder.encode(
                                    inner, java.nio.charset.StandardCharsets.UTF_8));
            server.stop(app::cancelAll);
        }
        SpanData outgoing = span("GET");
        assertThat(outgoing.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(outgoing.getParentSpanId())
                .isEqualTo(span("handler Kitchen.supplier").getSpanId());
        assertThat(span("GET /plain").getParentSpanId()).isEqualTo(outgoing.getSpanId());
        assertThat(span("GET /plain").getTraceId()).isEqualTo(span("GET /supplier").getTraceId());
        assertThat(text(outgoing, "url.full")).endsWith("/plain");
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("hidden");
    }

    private static HttpResponse<String> get(HttpClient http, String uri) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(uri)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** With the variables alone; the collector takes connections, and answers nothing. */
    @Test
    void theEnvironmentIsEnoughAndACollectorThatHangsSlowsNobody() throws Exception {
        try (ServerSocket collector = new ServerSocket(0);
                TestClient client =
                        TestClient.of(Untouched.class)
                                .environment("OTEL_SERVICE_NAME", "untouched")
                                .environment(
                                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                                        "http://127.0.0.1:" + collector.getLocalPort())
                                .environment("OTEL_METRICS_EXPORTER", "none")
                                .environment("OTEL_LOGS_EXPORTER", "none")
                                .environment("OTEL_BSP_SCHEDULE_DELAY", "1")) {
            for (int i = 0; i < 5_000; i++) {
                assertThat(client.get("/hello").send().text()).matches("\"[0-9a-f]{32}\"");
            }
            assertThat(collector.accept().getInputStream().read()).isEqualTo('P'); // POST
        }
    }

    /** Under tools that start an application again and again, no engine ends it. */
    @Test
    void whatTheEnvironmentSetUpEndsWithTheApplication() throws Exception {
        Set<Thread> before = senders(); // of a test whose collector hangs
        Set<Thread> own;
        try (App app =
                App.of(Untouched.class)
                        .environment("OTEL_TRACES_EXPORTER", "otlp")
                        .environment("OTEL_METRICS_EXPORTER", "none")
                        .environment("OTEL_LOGS_EXPORTER", "none")) {
            app.start();
            own = senders();
            own.removeAll(before);
            assertThat(own).isNotEmpty();
        }
        for (Thread sender : own) {
            sender.join();
        }
    }

    private static Set<Thread> senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("BatchSpanProcessor"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void whatTheApplicationProvidesIsUsedAndNotEnded() throws Exception {
        App app =
                App.of(Kitchen.class)
                        .override(OpenTelemetry.class, () -> sdk)
                        .environment("OTEL_SERVICE_NAME", "kitchen");
        try (app;
                HttpClient http = HttpClient.newHttpClient()) {
            app.start();
            assertThat(app.observers()).hasSize(1);
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            get(http, "http://127.0.0.1:" + server.port() + "/plain");
            server.stop(app::cancelAll);
        }
        assertThat(names()).contains("GET /plain");
        sdk.getTracer("after").spanBuilder("after the server").startSpan().end();
        assertThat(names()).contains("after the server");
    }
}
