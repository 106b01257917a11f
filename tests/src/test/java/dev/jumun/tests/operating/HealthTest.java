package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.app.App;
import dev.jumun.app.Readiness;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What probes are answered. */
@Timeout(60)
class HealthTest {
    private static final String ALL_UP =
            "{\"status\":\"UP\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\"},"
                    + "{\"name\":\"recommendations\",\"status\":\"UP\"},"
                    + "{\"name\":\"queue\",\"status\":\"UP\"}]}";

    @BeforeEach
    void mend() {
        Probed.BROKEN.clear();
        Probed.CHECKS.set(0);
    }

    private static TestResponse ask(String path, String... broken) throws Exception {
        Probed.BROKEN.addAll(List.of(broken));
        try (TestClient client = TestClient.of(Probed.class)) {
            return client.get(path).send();
        }
    }

    @Test
    void aliveWithoutALine() throws Exception {
        TestResponse answer = ask("/livez", "database");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
        assertThat(answer.headers().first("cache-control")).isEqualTo("no-store");
        assertThat(Probed.CHECKS.get()).isZero();
        try (TestClient client = TestClient.of(Timed.class)) {
            assertThat(client.get("/readyz").send().text())
                    .isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
            assertThat(client.post("/readyz").send().status()).isEqualTo(404);
        }
    }

    @Test
    void readyIfAllThatIsNeededIsThere() throws Exception {
        TestResponse answer = ask("/readyz");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(ALL_UP);
    }

    @Test
    void unreadyIfSomethingNeededIsMissing() throws Exception {
        TestResponse answer = ask("/readyz", "database");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json("status")).isEqualTo("DOWN");
        assertThat(answer.json("checks", 0, "status")).isEqualTo("DOWN");
        assertThat(answer.json("checks", 1, "status")).isEqualTo("UP");
        assertThat(answer.text()).doesNotContain("secret");
        mend();
        assertThat(ask("/readyz", "queue").status()).isEqualTo(503);
    }

    @Test
    void readyAndDegraded() throws Exception {
        TestResponse answer = ask("/readyz", "recommendations");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json("checks", 1, "status")).isEqualTo("DOWN");
    }

    @Test
    void aCheckThatStandsStillFails() throws Exception {
        assertThat(ask("/readyz", "database stands still").status()).isEqualTo(503);
    }

    @Test
    void manyProbesLoadNothing() throws Exception {
        try (TestClient client = TestClient.of(Probed.class);
                ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(probes.submit(() -> client.get("/readyz").send().status()));
            }
            for (Future<Integer> each : all) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
        assertThat(Probed.CHECKS.get()).isLessThan(3 * 50);
    }

    /** A catch-all isn't a route of its own; one with this path is. */
    @Test
    void anApplicationMayAnswerItself() throws Exception {
        try (TestClient client = TestClient.of(Probed.Inner.class)) {
            assertThat(client.get("/livez").send().text()).isEqualTo("\"the inner one's own\"");
            assertThat(client.get("/readyz").send().json("checks", 0, "name")).isEqualTo("queue");
        }
        assertThat(ask("/inner/readyz").status()).isEqualTo(400); // not a probe: a filter refuses
    }

    @Test
    void twoChecksHaveTwoNames() {
        Readiness one = Readiness.of().check("database", () -> {});
        assertThatThrownBy(() -> one.degraded("database", () -> {}))
                .hasMessage("There are two checks database: give them different names.");
    }

    @Test
    void aServerAnswersUnlessItIsToldNotTo() throws Exception {
        try (App app = App.of(Probed.class)) {
            app.start();
            assertThat(served(app, ServerSettings.defaults().withPort(0)))
                    .contains(" 200 ", ALL_UP);
            assertThat(served(app, ServerSettings.defaults().withPort(0).withHealth(false)))
                    .contains(" 400 ");
        }
    }

    private static String served(App app, ServerSettings settings) throws Exception {
        Server server = Server.start(app, settings.withDrain(java.time.Duration.ZERO));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(
                            "GET /readyz HTTP/1.1\r\nHost: 10.0.0.1\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            server.stop(app::cancelAll);
        }
    }
}
