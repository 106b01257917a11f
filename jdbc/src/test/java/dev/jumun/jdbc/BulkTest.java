package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Much at once, on both kinds of sockets, plain and encrypted. */
@Timeout(240)
@ParameterizedClass
@ValueSource(
        strings = {
            Postgres.JDK,
            Postgres.LOOP,
            Postgres.JDK + Postgres.TLS,
            Postgres.LOOP + Postgres.TLS
        })
class BulkTest {
    /** Around the buffers of the driver, of TLS and of sockets. */
    private static final int[] SIZES = {
        0, 1, 8_191, 8_192, 8_193, 16_384, 65_535, 65_536, 65_537, 131_073, 1_000_000
    };

    @Parameter private String parameters = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Served served;

    @BeforeEach
    void start() throws Exception {
        // Much at once takes its time on a busy machine: the turns are not what is tested here.
        served =
                Served.start(
                        Bulk.class,
                        Postgres.open(),
                        parameters,
                        4,
                        transactions -> transactions.waitAtMost(Duration.ofMinutes(1)));
    }

    @AfterEach
    void stop() throws Exception {
        served.close();
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = served.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void theConnectionIsAsAskedFor() throws Exception {
        long encrypted =
                served.database.count(
                        "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE"
                                + " ssl AND application_name = 'pool' AND datname ="
                                + " current_database()");
        assertThat(encrypted).isEqualTo(parameters.endsWith(Postgres.TLS) ? 4 : 0);
    }

    @Test
    void copy() throws Exception {
        assertThat(get("/copy?rows=20000"))
                .contains("\"in\":20000", "\"out\":20000", "\"same\":true");
    }

    @Test
    @Tag("long")
    void copyOfManyRows() throws Exception {
        assertThat(get("/copy?rows=200000"))
                .contains("\"in\":200000", "\"out\":200000", "\"same\":true");
    }

    @Test
    void aCopyThatIsCancelledLeavesNothing() throws Exception {
        Set<Integer> before = served.database.backends();
        assertThat(served.get("/copy/waiting").statusCode()).isEqualTo(503);
        served.awaitIdle();
        served.database.awaitRunning(0);
        assertThat(served.database.entries()).isZero();
        assertThat(served.database.idleInTransaction()).isZero();
        assertThat(served.database.backends()).isEqualTo(before);
    }

    @Test
    void bytes() throws Exception {
        for (int size : SIZES) {
            assertThat(get("/bytes?size=" + size)).as("of " + size).isEqualTo("true");
        }
    }

    @Test
    @Tag("long")
    void manyBytes() throws Exception {
        assertThat(get("/bytes?size=50000000")).isEqualTo("true");
    }

    @Test
    void largeObjects() throws Exception {
        for (int size : SIZES) {
            assertThat(get("/large-object?size=" + size)).as("of " + size).isEqualTo("true");
        }
    }

    @Test
    void aBatch() throws Exception {
        assertThat(get("/batch?count=20000")).isEqualTo("20000");
        assertThat(served.database.entries()).isEqualTo(20_000);
    }

    @Test
    void muchAtOnce() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            HttpRequest request = HttpRequest.newBuilder(served.uri("/bytes?size=3000000")).build();
            answers.add(served.client.sendAsync(request, BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> each : answers) {
            assertThat(each.get().body()).isEqualTo("true");
        }
    }

    @Test
    void rowsByACursor() throws Exception {
        countEvents(50_000);
    }

    @Test
    @Tag("long")
    void aMillionRowsByACursor() throws Exception {
        countEvents(1_000_000);
    }

    private void countEvents(int rows) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(served.uri("/rows/events?count=" + rows)).build();
        HttpResponse<InputStream> answer =
                served.client.send(request, BodyHandlers.ofInputStream());
        long events = 0;
        String last = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    events++;
                    last = line;
                }
            }
        }
        assertThat(events).isEqualTo(rows);
        assertThat(last).isEqualTo("data: {\"number\":" + rows + "}");
        served.awaitIdle();
        assertThat(served.database.idleInTransaction()).isZero();
        assertThat(served.database.entries()).as("committed at its end").isEqualTo(1);
    }

    @Test
    void aStreamThatFailsInTheMiddleIsBrokenOffAndRolledBack() throws Exception {
        try (Recorded log = new Recorded()) {
            assertThatThrownBy(() -> served.get("/rows/events?count=9000&failAfter=5000"))
                    .isInstanceOf(IOException.class);
            served.awaitIdle();
            assertThat(served.database.entries()).isZero();
            Postgres.await("the log", () -> log.alarms().size() == 1);
            assertThat(log.alarms().getFirst()).contains("in the middle");
        }
    }

    /** It holds its connection meanwhile, and gives it back when it goes. */
    @Test
    void aReaderThatStops() throws Exception {
        Socket client = served.ask("/rows/events?count=100000000");
        assertThat(client.getInputStream().readNBytes(1_000)).hasSize(1_000);
        assertThat(served.pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
        Served.reset(client);
        served.awaitIdle();
        served.database.awaitRunning(0);
        assertThat(served.database.entries()).isZero();
    }

    @Test
    void timeout() throws Exception {
        Set<Integer> before = served.database.backends();
        assertThat(served.get("/sleep").statusCode()).isEqualTo(503);
        assertWhole(before);
    }

    @Test
    void clientGone() throws Exception {
        Set<Integer> before = served.database.backends();
        Socket client = served.ask("/sleep/long");
        served.database.awaitRunning(1);
        Served.reset(client);
        assertWhole(before);
        try (Http2Streams streams = new Http2Streams(served.server.port())) {
            int stream = streams.get("/sleep/long");
            served.database.awaitRunning(1);
            streams.reset(stream);
            assertWhole(before);
        }
    }

    private void assertWhole(Set<Integer> before) throws Exception {
        served.awaitIdle();
        served.database.awaitRunning(0);
        assertThat(served.database.entries()).isZero();
        assertThat(served.database.backends()).isEqualTo(before);
    }
}
