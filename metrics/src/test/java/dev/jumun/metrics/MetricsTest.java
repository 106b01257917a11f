package dev.jumun.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.app.App;
import dev.jumun.exchange.Observation;
import dev.jumun.exchange.Observation.End;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** What is measured has the names of the conventions, and as many series as the API has routes. */
@Timeout(120)
class MetricsTest {
    private static final String DURATION = "http_server_request_duration_seconds_count";

    private static List<String> lines(String scrape, String beginning) {
        return scrape.lines().filter(each -> each.startsWith(beginning)).sorted().toList();
    }

    @Test
    void aRequestIsMeasuredByItsTemplate() throws Exception {
        try (TestClient client = TestClient.of(Shop.class)) {
            client.get("/items/1").send();
            client.get("/items/2?secret=x").send();
            client.get("/unknown").send();
            client.get("/fail").send();
            client.request("BREW", "/items/3").send();
            String scrape = client.get("/metrics").send().text();

            assertThat(lines(scrape, DURATION))
                    .containsExactlyInAnyOrder(
                            series("GET", "/items/{id}", "200", "", 2),
                            series("GET", "", "404", "", 1),
                            series("GET", "/fail", "500", "java.lang.IllegalStateException", 1),
                            series("_OTHER", "", "405", "", 1));
            assertThat(scrape)
                    .contains("le=\"0.005\"", "le=\"0.075\"", "le=\"10.0\"", "le=\"+Inf\"");
            assertThat(lines(scrape, "http_server_active_requests{"))
                    .contains(
                            "http_server_active_requests{http_request_method=\"GET\",url_scheme=\"http\"}"
                                + " 1.0");
        }
    }

    /** Without a route of the application, and without the token of the kitchen. */
    @Test
    void theManagementAddressHasTheMetrics() throws Exception {
        try (App app = App.of(Shop.class);
                HttpClient client = HttpClient.newHttpClient()) {
            app.start();
            Server server =
                    Server.start(
                            app,
                            ServerSettings.defaults().withPort(0).withManagement("127.0.0.1:0"));
            URI kitchen = server.kitchen().orElseThrow();
            try {
                HttpResponse<String> answer =
                        client.send(
                                HttpRequest.newBuilder(kitchen.resolve("/metrics"))
                                        .header("accept", "application/openmetrics-text")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("content-type").orElseThrow())
                        .startsWith("application/openmetrics-text");
                assertThat(answer.body()).contains("jumun_connections").endsWith("# EOF\n");
                HttpRequest foreign =
                        HttpRequest.newBuilder(kitchen.resolve("/metrics"))
                                .header("origin", "http://elsewhere.example")
                                .build();
                assertThat(client.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
                        .isEqualTo(403);
            } finally {
                server.stop(app::cancelAll);
            }
        }
    }

    private static String series(
            String method, String route, String status, String error, int count) {
        return DURATION
                + "{error_type=\""
                + error
                + "\",http_request_method=\""
                + method
                + "\",http_response_status_code=\""
                + status
                + "\",http_route=\""
                + route
                + "\",network_protocol_version=\"1.1\",url_scheme=\"http\"} "
                + count;
    }

    @Test
    void strangersMakeNoSeries() throws Exception {
        Random random = new Random(29);
        try (TestClient client = TestClient.of(Shop.class).withoutCookies()) {
            client.get("/unknown").send();
            client.request("BREW", "/unknown").send();
            client.get("/metrics").send();
            int before = lines(client.get("/metrics").send().text(), "http_server").size();
            for (int i = 0; i < 10_000; i++) {
                String word = Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
                client.request(i % 2 == 0 ? "GET" : "M" + word, "/" + word + "/" + i)
                        .header("host", word + ".example")
                        .header("user-agent", word)
                        .header("x-" + word, word)
                        .send();
            }
            String scrape = client.get("/metrics").send().text();

            assertThat(lines(scrape, "http_server")).hasSize(before);
            assertThat(lines(scrape, DURATION))
                    .contains(
                            series("GET", "", "404", "", 5_001),
                            series("_OTHER", "", "404", "", 5_001));
        }
    }

    @Test
    void ourOwnMetersAndThoseOfThePoolAreThere() throws Exception {
        try (TestClient client = TestClient.of(Shop.class)) {
            client.get("/rows").send();
            client.post("/items").json("\"tea\"").send();
            String scrape = client.get("/metrics").send().text();

            assertThat(lines(scrape, "jumun_tasks{state=\"running\"}")).hasSize(1);
            assertThat(value(scrape, "jumun_tasks{state=\"running\"}")).isPositive();
            assertThat(
                            value(
                                    scrape,
                                    "jumun_transactions_total{outcome=\"committed\",pool=\"shop\"}"))
                    .isEqualTo(1);
            assertThat(value(scrape, "jumun_pool_turns{pool=\"shop\",state=\"waiting\"}")).isZero();
            assertThat(value(scrape, "hikaricp_connections{pool=\"shop\"}")).isPositive();
            assertThat(scrape)
                    .contains(
                            "jumun_loops_held ",
                            "jumun_carriers_starved_total ",
                            "jumun_connections ",
                            "jumun_websockets ",
                            "jumun_room_dropped_total ",
                            "jumun_limit_stores_away ",
                            "jumun_limit_local_total ",
                            "jumun_buses_away ",
                            "jumun_bus_gaps_total ",
                            "jumun_jobs_added_total ",
                            "jumun_jobs_attempts_total{outcome=\"done\"} ",
                            "jumun_jobs_attempts_total{outcome=\"failed\"} ",
                            "jumun_jobs_attempts_total{outcome=\"cut_off\"} ",
                            "jumun_jobs_lost_total ",
                            "jumun_jobs_dead_total ",
                            "jumun_jobs_running ",
                            "jvm_memory_used_bytes{",
                            "process_cpu_usage ",
                            "http_server_response_body_size_bytes_sum{");
        }
    }

    private static double value(String scrape, String series) {
        List<String> found = lines(scrape, series + " ");
        assertThat(found).as(series).hasSize(1);
        return Double.parseDouble(found.getFirst().substring(series.length() + 1));
    }

    @Test
    void aTracedRequestLeavesAnExemplarInOpenMetrics() throws Exception {
        Metrics metrics = Metrics.prometheus();
        try (TestClient client = TestClient.of(Shop.class)) {
            client.override(Metrics.class, () -> metrics).start();
            Observation traced = metrics.begin(new Head());
            traced.routed("/items/{id}");
            traced.traced("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            traced.ended(200, 10, End.ANSWERED);
            TestResponse open =
                    client.get("/metrics").header("accept", "application/openmetrics-text").send();

            assertThat(open.headers().first("content-type"))
                    .startsWith("application/openmetrics-text");
            assertThat(open.text())
                    .contains(
                            "# {span_id=\"b7ad6b7169203331\",trace_id=\"0af7651916cd43dd8448eb211c80319c\"}")
                    .endsWith("# EOF\n");
            assertThat(client.get("/metrics").send().text()).doesNotContain("trace_id");
        }
    }

    @Test
    void aScraperThatHangsSlowsNobody() throws Exception {
        try (App app = App.of(Shop.class);
                HttpClient http = HttpClient.newHttpClient()) {
            app.start();
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            URI address = URI.create("http://127.0.0.1:" + server.port());
            Socket[] hanging = new Socket[8];
            byte[] requests =
                    "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"
                            .repeat(200)
                            .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < hanging.length; i++) {
                hanging[i] = new Socket();
                hanging[i].setReceiveBufferSize(1024);
                hanging[i].connect(
                        new java.net.InetSocketAddress(
                                InetAddress.getLoopbackAddress(), server.port()));
                hanging[i].getOutputStream().write(requests); // and reads nothing
            }
            for (int i = 0; i < 200; i++) {
                assertThat(get(http, address.resolve("/items/" + i)))
                        .isEqualTo("\"item " + i + "\"");
            }
            String scrape = await(http, address, each -> each.contains("jumun_connections 9.0"));
            assertThat(scrape).contains("jumun_websockets 0.0");
            for (Socket each : hanging) {
                each.close();
            }
            server.stop(app::cancelAll);
        }
    }

    @Test
    void webSocketsAreCountedWhileTheyAreOpen() throws Exception {
        try (App app = App.of(Shop.class);
                HttpClient http = HttpClient.newHttpClient()) {
            app.start();
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            URI address = URI.create("http://127.0.0.1:" + server.port());
            CountDownLatch closed = new CountDownLatch(1);
            WebSocket socket =
                    http.newWebSocketBuilder()
                            .buildAsync(
                                    URI.create("ws://127.0.0.1:" + server.port() + "/talk"),
                                    new WebSocket.Listener() {
                                        @Override
                                        public CompletionStage<?> onClose(
                                                WebSocket from, int code, String reason) {
                                            closed.countDown();
                                            return CompletableFuture.completedStage(reason);
                                        }
                                    })
                            .join();
            assertThat(get(http, address.resolve("/metrics"))).contains("jumun_websockets 1.0");
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            closed.await();
            await(http, address, each -> each.contains("jumun_websockets 0.0"));
            server.stop(app::cancelAll);
        }
    }

    /** Asks again until it is so; the test ends by its own limit if it never is. */
    private static String await(HttpClient http, URI address, Predicate<String> wanted)
            throws Exception {
        String scrape = get(http, address.resolve("/metrics"));
        while (!wanted.test(scrape)) {
            scrape = get(http, address.resolve("/metrics"));
        }
        return scrape;
    }

    private static String get(HttpClient http, URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        Metrics simple = Metrics.of(new SimpleMeterRegistry());

        assertThatThrownBy(() -> simple.pool(new JdbcDataSource()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JdbcDataSource cannot be measured");
        assertThatThrownBy(() -> simple.scrape(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Use Metrics.prometheus()");
    }
}
