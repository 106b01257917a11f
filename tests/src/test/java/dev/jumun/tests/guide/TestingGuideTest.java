package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.Api;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.ServerSentEvents;
import dev.jumun.Status;
import dev.jumun.Upload;
import dev.jumun.async.Async;
import dev.jumun.async.Generator;
import dev.jumun.testing.TestCall;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

import javax.sql.DataSource;

/** What the chapter on testing shows. */
@Timeout(60)
class TestingGuideTest {
    @Api
    static class Depot {
        @Post("/login")
        Object login(@Form String username, @Form String password) {
            return Map.of("username", username, "length", password.length());
        }

        @Post("/files")
        Object files(Upload file, @Form String token) throws Exception {
            return List.of(file.filename(), new String(file.bytes(), UTF_8), token);
        }

        @Get("/ticks")
        @ServerSentEvents
        Generator<Integer> ticks() {
            return Generator.of(yield -> {
                for (int tick = 0; ; tick++) {
                    yield.to(tick);
                    Async.sleep(Duration.ofMillis(1));
                }
            });
        }

        @Get("/three")
        @ServerSentEvents
        Generator<Integer> three() {
            return Generator.of(yield -> {
                for (int tick = 0; tick < 3; tick++) {
                    yield.to(tick);
                }
            });
        }
    }

    @Api
    static class Cafe {
        record Drink(String name, double price) {}

        @Provides(Scope.APP)
        static DataSource database() {
            return new Impatient(1);
        }

        @Post("/drinks")
        @Status(201)
        Drink add(Drink drink, DataSource database) throws Exception {
            assertThat(database.getLoginTimeout()).isEqualTo(7);
            return drink;
        }
    }

    @Test
    void replacesProviders() throws Exception {
        DataSource testDatabase = new Impatient(7);
        try (TestClient client = TestClient.of(Cafe.class)) {
            client.override(DataSource.class, () -> testDatabase);

            TestResponse answer =
                    client.post("/drinks").json("{\"name\": \"Mocha\", \"price\": 4.2}").send();

            assertEquals(201, answer.status());
            assertEquals("Mocha", answer.json("name"));
        }
    }

    /** A data source that can be told from others. */
    private record Impatient(int seconds) implements DataSource {
        @Override
        public int getLoginTimeout() {
            return seconds;
        }

        @Override
        public void setLoginTimeout(int other) {}

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    @Test
    void sendsForms() throws Exception {
        try (TestClient client = TestClient.of(Depot.class)) {
            TestResponse login =
                    client.post("/login")
                            .body(
                                    "application/x-www-form-urlencoded",
                                    "username=ann&password=s%26cret".getBytes(UTF_8))
                            .send();

            assertThat(login.text()).contains("\"ann\"").contains("6");
            String parts =
                    """
                    --b
                    Content-Disposition: form-data; name="token"

                    t1
                    --b
                    Content-Disposition: form-data; name="file"; filename="menu.txt"
                    Content-Type: text/plain

                    Tea
                    --b--
                    """
                            .replace("\n", "\r\n");

            TestResponse files =
                    client.post("/files")
                            .body("multipart/form-data; boundary=b", parts.getBytes(UTF_8))
                            .send();

            assertThat(files.text()).isEqualTo("[\"menu.txt\",\"Tea\",\"t1\"]");
        }
    }

    @Test
    void readsTheFirstEventsOfAnEndlessStream() throws Exception {
        try (TestClient client = TestClient.of(Depot.class)) {
            TestCall call = client.get("/ticks").start();
            String events = call.awaitText("data: 2\n");
            call.goAway();

            assertThat(events).startsWith("data: 0\n\ndata: 1\n\n");
        }
    }

    @Test
    void saysWhatCameInPlaceOfATextThatNeverComes() throws Exception {
        try (TestClient client = TestClient.of(Depot.class)) {
            TestCall call = client.get("/three").start();

            assertThatThrownBy(() -> call.awaitText("data: 7\n"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("data: 7")
                    .hasMessageContaining("data: 2");
        }
    }
}
