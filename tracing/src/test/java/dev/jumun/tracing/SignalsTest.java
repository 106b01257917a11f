package dev.jumun.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** With the variables of OpenTelemetry, a collector gets all three signals. */
@Timeout(60)
class SignalsTest {
    /** What was sent, by path. Protocol buffers have texts as they are. */
    private final Map<String, String> sent = new ConcurrentHashMap<>();

    private HttpServer collector;

    @BeforeEach
    void open() throws IOException {
        collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        collector.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        collector.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String body =
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.ISO_8859_1);
                        sent.merge(exchange.getRequestURI().getPath(), body, String::concat);
                        exchange.sendResponseHeaders(200, -1);
                    }
                });
        collector.start();
    }

    @AfterEach
    void close() {
        collector.stop(0);
    }

    private TestClient client() {
        return TestClient.of(Untouched.class)
                .environment("OTEL_SERVICE_NAME", "untouched")
                .environment(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort());
    }

    @Test
    void aCollectorGetsTracesMetricsAndLogsWithoutALineOfCode() throws Exception {
        String trace;
        try (TestClient client = client()) {
            trace = String.valueOf(client.get("/hello").send().json());
            assertThat(client.get("/things/secret-7").send().status()).isEqualTo(500);
            client.get("/made-up-by-a-client").send();
        }
        String traces = sent.get("/v1/traces");
        assertThat(traces).contains("untouched", "GET /hello", "GET /things/{id}");
        assertThat(traces).contains(bytes(trace));
        assertThat(sent.get("/v1/metrics"))
                .contains("http.server.request.duration", "http.server.active_requests")
                .contains("/things/{id}", "java.lang.IllegalStateException", "jumun.connections")
                .doesNotContain("secret-7", "made-up");
        String logs = sent.getOrDefault("/v1/logs", "");
        assertThat(logs).contains("GET /things/{id} (Untouched.fail)", "exception.stacktrace");
        String failed = logs.replaceAll("(?s).*\\(Untouched\\.fail\\) \\[([0-9a-f]{32})].*", "$1");
        assertThat(traces).contains(bytes(failed));
        assertThat(logs).contains(bytes(failed));
    }

    private static String bytes(String trace) {
        return new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aSignalThatIsTurnedOffIsNotSent() throws Exception {
        try (TestClient client =
                client().environment("OTEL_METRICS_EXPORTER", "none")
                        .environment("OTEL_LOGS_EXPORTER", "none")) {
            client.get("/things/7").send();
        }
        assertThat(sent).containsOnlyKeys("/v1/traces");
    }
}
