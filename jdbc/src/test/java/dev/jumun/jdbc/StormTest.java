package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.async.ThrowingRunnable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * 150 requests for twenty seconds of the database, a pool of four, and none that waits for them:
 * the server never has more than four statements, others are served meanwhile, and no connection is
 * broken.
 */
@Timeout(240)
@ParameterizedClass
@ValueSource(strings = {Postgres.JDK, Postgres.LOOP})
class StormTest {
    private static final int CLIENTS = 150;
    private static final int POOL = 4;
    private static final int ROUNDS = 3;

    @Parameter private String parameters = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = Served.start(Storm.class, parameters, POOL);
        for (int i = 0; i < 200; i++) {
            assertThat(served.get("/short").statusCode()).isEqualTo(200);
        }
    }

    @AfterEach
    void stop() throws Exception {
        served.close();
    }

    /** Something that many clients do at once. */
    @FunctionalInterface
    private interface Weather {
        void blow(String query) throws Exception;
    }

    /**
     * Lets storms come, each after one that needs no database, watches the server, and asks for
     * something short all the time. What the others waited for longer in the real ones is the
     * database's part of it, and the lender's.
     */
    private void survive(String name, Weather storm) throws Exception {
        Set<Integer> before = served.database.backends();
        AtomicLong most = new AtomicLong();
        List<Long> calm = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        Recorded log = new Recorded();
        try (log) {
            for (int i = 0; i < ROUNDS; i++) {
                watch(() -> storm.blow("?calm=true"), calm, new AtomicLong());
                watch(() -> storm.blow(""), others, most);
                served.awaitIdle();
                Postgres.await("no statements", () -> served.database.running() == 0);
            }
            assertThat(log.alarms()).isEmpty();
        } catch (Throwable failure) {
            failure.addSuppressed(new AssertionError(log.traces()));
            throw failure;
        }
        System.out.printf(
                "%s%s: at most %d statements; others %s, without the database %s%n",
                name,
                parameters.isEmpty() ? "" : " on loops",
                most.get(),
                figures(others),
                figures(calm));
        assertThat(most.get()).isBetween(1L, (long) POOL);
        assertThat(served.database.idleInTransaction()).isZero();
        assertThat(served.database.backends()).as("connections").isEqualTo(before);
    }

    private static String figures(List<Long> micros) {
        micros.sort(null);
        return "%.1f ms (median), %.1f ms (p95) of %d"
                .formatted(
                        micros.get(micros.size() / 2) / 1e3,
                        micros.get(micros.size() * 95 / 100) / 1e3,
                        micros.size());
    }

    private void watch(ThrowingRunnable storm, List<Long> others, AtomicLong most)
            throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> watcher =
                    watchers.submit(() -> {
                        while (!over.get()) {
                            most.accumulateAndGet(served.database.running(), Math::max);
                        }
                        return over;
                    });
            Future<?> other =
                    watchers.submit(() -> {
                        while (!over.get()) {
                            long begin = System.nanoTime();
                            int status = served.get("/short").statusCode();
                            assertThat(status).isIn(200, 503); // it waits two seconds at most
                            others.add((System.nanoTime() - begin) / 1_000);
                        }
                        return over;
                    });
            try {
                storm.run();
            } finally {
                over.set(true);
            }
            watcher.get();
            other.get();
        }
    }

    private static void all(Callable<?> client) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(client));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    /** Waits until those that have come are at work. */
    private void awaitWork(String query) throws Exception {
        if (query.isEmpty()) {
            served.database.awaitRunning(POOL);
        } else {
            Postgres.await("requests", () -> Storm.ASLEEP.get() > CLIENTS / 2);
        }
    }

    @Test
    void clientsThatLeave() throws Exception {
        survive(
                "clients gone",
                query -> {
                    List<Socket> clients = new ArrayList<>();
                    for (int i = 0; i < CLIENTS; i++) {
                        clients.add(served.ask("/sleep" + query));
                    }
                    awaitWork(query);
                    for (Socket each : clients) {
                        Served.reset(each);
                    }
                });
    }

    @Test
    void streamsThatAreReset() throws Exception {
        survive(
                "streams reset",
                query -> {
                    try (Http2Streams one = new Http2Streams(served.server.port());
                            Http2Streams other = new Http2Streams(served.server.port())) {
                        List<Integer> streams = new ArrayList<>();
                        for (int i = 0; i < CLIENTS / 2; i++) {
                            streams.add(one.get("/sleep" + query));
                            other.get("/sleep" + query);
                        }
                        awaitWork(query);
                        for (int stream : streams) {
                            one.reset(stream);
                        }
                    }
                });
    }

    @Test
    void timeouts() throws Exception {
        survive(
                "timeouts",
                query ->
                        all(() -> {
                            assertThat(served.get("/hurried" + query).statusCode()).isEqualTo(503);
                            return true;
                        }));
    }

    @Test
    void siblingsThatFail() throws Exception {
        survive(
                "siblings",
                query ->
                        all(() -> {
                            assertThat(served.get("/sibling" + query).statusCode()).isEqualTo(418);
                            return true;
                        }));
    }

    @Test
    void shutdown() throws Exception {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(served.ask("/sleep"));
        }
        served.database.awaitRunning(POOL);
        Set<Integer> before = served.database.backends();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers =
                    clients.stream().map(each -> readers.submit(() -> status(each))).toList();
            Postgres.await(
                    "answers",
                    () -> {
                        served.app.cancelAll(); // whatever has come meanwhile
                        return answers.stream().allMatch(Future::isDone);
                    });
            for (Future<String> each : answers) {
                assertThat(each.get()).isEqualTo("HTTP/1.1 503");
            }
        }
        served.awaitIdle();
        assertThat(served.database.running()).isZero();
        assertThat(served.database.backends()).isEqualTo(before);
    }

    private static String status(Socket client) throws IOException {
        try (client) {
            return new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }
}
