package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariPoolMXBean;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The database is stopped at once under load, as {@code pg_ctl stop -m immediate} does, and started
 * again: what was confirmed is there, what was refused is not, and the pool is whole again.
 */
@Timeout(600)
@ParameterizedClass
@ValueSource(strings = {Postgres.JDK, Postgres.LOOP})
class RestartTest {
    private static final int CLIENTS = 16;
    private static final int POOL = 8;

    @Parameter private String parameters = "";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final Ledger ledger = new Ledger();
    private final AtomicInteger count = new AtomicInteger();

    @Test
    void stoppedAtOnceAndStartedAgain() throws Exception {
        stopAndStart(1);
    }

    @Test
    @Tag("long")
    void stoppedAtOnceAndStartedAgainFiveTimes() throws Exception {
        stopAndStart(5);
    }

    private void stopAndStart(int times) throws Exception {
        int port = freePort();
        EmbeddedPostgres server = start(port);
        Served served = Served.start(Postgres.open(server), parameters, POOL);
        AtomicBoolean over = new AtomicBoolean();
        Postgres database = served.database;
        try (Recorded log = new Recorded();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(() -> askUntil(over, served.server.port())));
            }
            for (int i = 0; i < times; i++) {
                awaitMore("confirmed", () -> ledger.confirmed().size(), 100);
                stopAtOnce();
                awaitMore("refused", ledger::refusals, CLIENTS);
                release(server);
                long begin = System.nanoTime();
                server = startAgain(port);
                database = database.on(server);
                long started = System.nanoTime();
                awaitMore("confirmed", () -> ledger.confirmed().size(), 1);
                System.out.printf(
                        "Started again in %d ms, the first 200 after %d ms%n",
                        (started - begin) / 1_000_000, (System.nanoTime() - started) / 1_000_000);
            }
            awaitMore("confirmed", () -> ledger.confirmed().size(), 100);
            over.set(true);
            for (Future<?> each : all) {
                each.get();
            }
            assertThat(log.alarms()).isEmpty();
        }
        served.awaitIdle();
        assertThat(ledger.statuses()).isSubsetOf(503);
        ledger.assertNothingIsLost(database, (long) times * POOL);
        HikariPoolMXBean pool = served.pool.getHikariPoolMXBean();
        assertThat(pool.getActiveConnections()).isZero();
        assertThat(pool.getTotalConnections()).isBetween(1, POOL);
        assertThat(database.idleInTransaction()).isZero();
        ledger.report("immediate stop and start, " + times + " times", parameters);
        served.stop();
        server.close();
    }

    private Object askUntil(AtomicBoolean over, int port) throws IOException {
        while (!over.get()) {
            String name = "s" + count.incrementAndGet();
            ledger.read(Ledger.ask(port, name), name);
        }
        return over;
    }

    @FunctionalInterface
    private interface Growing {
        int now();
    }

    private static void awaitMore(String what, Growing number, int more) throws Exception {
        int wanted = number.now() + more;
        Postgres.await(more + " " + what, () -> number.now() >= wanted);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on") // off by default in tests
                .setPort(port)
                .start();
    }

    /** Signals the server's main process, as an immediate stop does. */
    private void stopAtOnce() throws Exception {
        long main =
                Long.parseLong(
                        Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"))
                                .getFirst()
                                .strip());
        ProcessHandle process = ProcessHandle.of(main).orElseThrow();
        assertThat(new ProcessBuilder("kill", "-QUIT", Long.toString(main)).start().waitFor())
                .isZero();
        process.onExit().join();
    }

    /** What is held for the server that is gone, such as the lock on its directory. */
    private static void release(EmbeddedPostgres stopped) {
        try {
            stopped.close();
        } catch (IOException | IllegalStateException e) {
            // It says that there is nothing to stop.
        }
    }

    /** Processes of the one before may take a moment to end. */
    private EmbeddedPostgres startAgain(int port) throws IOException {
        IOException latest = new IOException();
        for (int i = 0; i < 20; i++) {
            try {
                return start(port);
            } catch (IOException | IllegalStateException e) {
                latest = new IOException(e);
            }
        }
        throw latest;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
