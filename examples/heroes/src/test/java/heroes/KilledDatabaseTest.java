package heroes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * A PostgreSQL that is killed while requests come in, and started again: who comes meanwhile is
 * told so, and everything goes on by itself.
 */
@Timeout(120)
class KilledDatabaseTest {
    private static final int GUESTS = 24;
    private static final int POOL = 16;
    private static final int GOOD = 400;
    private static final int BAD = 48;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger added = new AtomicInteger();
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();

    /** What is waited for: so many answers of a status, from now on. */
    private record Answers(int status, CountDownLatch count) {}

    private volatile Answers awaited = new Answers(0, new CountDownLatch(1));

    /** With the JDK's sockets, and with those that event loops watch. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&socketFactory=dev.jumun.server.EventLoopSocketFactory"})
    void whoComesMeanwhileIsToldAndAllRecovers(String parameters) throws Exception {
        int port = freePort();
        EmbeddedPostgres postgres = start(port);
        HikariDataSource pool =
                Database.open(
                        postgres.getJdbcUrl("postgres", "postgres") + parameters, "postgres", "");
        App app = App.of(Heroes.class);
        app.override(DataSource.class, () -> pool).start();
        Server server = Server.start(app, ServerSettings.defaults().withPort(0));
        URI heroes = URI.create("http://localhost:" + server.port() + "/heroes");
        try (ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < GUESTS; i++) {
                running.add(guests.submit(() -> visit(heroes)));
            }
            await(201, GOOD);
            kill();
            await(503, BAD);
            release(postgres);
            postgres = restart(port);
            await(201, GOOD);
            over.set(true);
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 503);
        assertThat(rows(pool))
                .as("what was confirmed is there")
                .isGreaterThanOrEqualTo(added.get());
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(POOL);
        assertThat(sessions(postgres)).isLessThanOrEqualTo(POOL);
        server.stop(app::cancelAll);
        app.close();
        pool.close();
        postgres.close();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on") // off by default in tests
                .setPort(port)
                .start();
    }

    /** As a power cut would. */
    private void kill() throws IOException {
        long process =
                Long.parseLong(
                        Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                                .getFirst()
                                .strip());
        ProcessHandle handle = ProcessHandle.of(process).orElseThrow();
        assertThat(handle.destroyForcibly()).isTrue();
        handle.onExit().join();
    }

    /** What its artifact holds for it, such as the lock on its directory. */
    private static void release(EmbeddedPostgres killed) {
        try {
            killed.close();
        } catch (IOException | IllegalStateException e) {
            // It says that there is nothing to stop.
        }
    }

    /** Its sessions of before may take a moment to notice that it is gone. */
    private EmbeddedPostgres restart(int port) throws IOException {
        IOException last = new IOException();
        for (int i = 0; i < 20; i++) {
            try {
                return start(port);
            } catch (IOException | IllegalStateException e) {
                last = new IOException(e);
            }
        }
        throw last;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await(int status, int answers) throws InterruptedException {
        Answers next = new Answers(status, new CountDownLatch(answers));
        awaited = next;
        next.count().await();
    }

    private Object visit(URI heroes) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(heroes)
                        .header("content-type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"name\": \"Rusty\", \"secret_name\": \"Tommy\"}"))
                        .build();
        while (!over.get()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            statuses.add(status);
            if (status == 201) {
                added.incrementAndGet();
            }
            Answers now = awaited;
            if (status == now.status()) {
                now.count().countDown();
            }
        }
        return over;
    }

    private static long rows(DataSource pool) throws SQLException {
        return count(pool, "SELECT count(*) FROM hero");
    }

    private static long sessions(EmbeddedPostgres postgres) throws SQLException {
        return count(
                postgres.getPostgresDatabase(),
                "SELECT count(*) FROM pg_stat_activity"
                        + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    }

    private static long count(DataSource from, String sql) throws SQLException {
        try (Connection connection = from.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
