package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;
import dev.jumun.tests.CapturedLog;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A failing task three levels deep: all that is said of it has one id, and names the request. */
@Timeout(60)
class OneIdTest {
    private static final String ROUTE = "GET /cakes/{kind}";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry =
            OpenTelemetrySdk.builder()
                    .setTracerProvider(
                            SdkTracerProvider.builder()
                                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                    .build())
                    .build();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    private TestClient client() {
        return TestClient.of(Bakery.class)
                .override(OpenTelemetry.class, () -> telemetry)
                .override(OutputStream.class, () -> lines);
    }

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void traceSpanLogLineAccessLogAndKitchenHaveTheSameId() throws Exception {
        String id;
        JsonNode kept;
        CapturedLog log = new CapturedLog();
        try (log;
                TestClient client = client()) {
            TestResponse response = client.get("/cakes/burnt").send();
            assertThat(response.status()).isEqualTo(500);
            id = requireNonNull(response.headers().first("x-request-id"));
            kept = kept(client);
        }
        assertThat(id).matches("[0-9a-f]{32}");

        SpanData request = span(ROUTE);
        assertThat(request.getTraceId()).isEqualTo(id);
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(request.getEvents().toString()).contains("the cake is burnt");

        SpanData task = span("task bake");
        assertThat(task.getTraceId()).isEqualTo(id);
        assertThat(task.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(above(task))
                .containsSubsequence("task oven", "task dough", "handler Bakery.cake", ROUTE);

        assertThat(log.messages()).containsExactly(ROUTE + " (Bakery.cake) [" + id + "] failed");
        assertThat(log.text())
                .contains("the cake is burnt")
                .containsSubsequence("--- task.bake(", "--- task.oven(", "--- task.dough(");

        String text = lines.toString(StandardCharsets.UTF_8);
        JsonNode line = new JsonMapper().readTree(text.lines().findFirst().orElseThrow());
        assertThat(line.get("http.route").asString()).isEqualTo("/cakes/{kind}");
        assertThat(line.get("request.id").asString()).isEqualTo(id);
        assertThat(line.get("trace.id").asString()).isEqualTo(id);
        assertThat(line.get("error.type").asString())
                .isEqualTo(IllegalStateException.class.getName());

        assertThat(kept.get("name").asString()).isEqualTo(id);
        assertThat(kept.get("route").asString()).isEqualTo(ROUTE);
        assertThat(kept.get("failure").asString()).isEqualTo(IllegalStateException.class.getName());
        assertThat(kept.get("place").asString()).contains("Bakery.bake");
        JsonNode tasks = kept.get("chart").get("tasks");
        assertThat(tasks.get(0).get("name").asString()).isEqualTo(ROUTE);
        List<String> failed = new ArrayList<>();
        for (JsonNode each : tasks) {
            if (each.get("outcome").asString().equals("failed")) {
                failed.add(each.get("name").asString());
            }
        }
        assertThat(failed).containsSubsequence("dough", "oven", "bake");
    }

    /** It is kept a moment after its end. */
    private static JsonNode kept(TestClient client) throws Exception {
        TestResponse answer = client.get("/kitchen/requests/1").send();
        while (answer.status() == 404) {
            answer = client.get("/kitchen/requests/1").send();
        }
        return new JsonMapper().readTree(answer.text());
    }

    private SpanData span(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The names of the spans around a span, the innermost first. */
    private List<String> above(SpanData span) {
        List<String> names = new ArrayList<>();
        String parent = span.getParentSpanId();
        while (!parent.equals("0000000000000000")) {
            String sought = parent;
            SpanData around =
                    spans.getFinishedSpanItems().stream()
                            .filter(each -> each.getSpanId().equals(sought))
                            .findFirst()
                            .orElseThrow();
            names.add(around.getName());
            parent = around.getParentSpanId();
        }
        return names;
    }
}
