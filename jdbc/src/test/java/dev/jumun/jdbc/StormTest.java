package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Parameter private String parameters = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = Served.start(parameters, POOL);
        for (int i = 0; i < 200; i++) {
            assertThat(served.get("/sleep/connection?seconds=0").statusCode()).isEqualTo(200);
        }
    }

    @AfterEach
    void stop() throws Exception {
        served.close();
    }

    /** Lets a storm come, watches the server, and asks for something short all the time. */
    private void survive(String name, Callable<?> storm) throws Exception {
        Set<Integer> before = served.database.backends();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong most = new AtomicLong();
        List<Long> others = new ArrayList<>();
        try (Recorded log = new Recorded();
                ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
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
                            int status = served.get("/sleep/connection?seconds=0").statusCode();
                            assertThat(status).isIn(200, 503); // it waits two seconds at most
                            others.add((System.nanoTime() - begin) / 1_000_000);
                        }
                        return over;
                    });
            storm.call();
            over.set(true);
            watcher.get();
            other.get();
            served.awaitIdle();
            long end = Postgres.await("no statements", () -> served.database.running() == 0);
            assertThat(log.alarms()).isEmpty();
            others.sort(null);
            System.out.printf(
                    "%s%s: at most %d statements, others %d ms (median), %d ms (slowest of %d),"
                            + " quiet after %d ms%n",
                    name,
                    parameters.isEmpty() ? "" : " on loops",
                    most.get(),
                    others.get(others.size() / 2),
                    others.getLast(),
                    others.size(),
                    end);
        }
        assertThat(most.get()).isBetween(1L, (long) POOL);
        assertThat(served.database.idleInTransaction()).isZero();
        assertThat(served.database.backends()).as("connections").isEqualTo(before);
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

    @Test
    void clientsThatLeave() throws Exception {
        survive(
                "clients gone",
                () -> {
                    List<Socket> clients = new ArrayList<>();
                    for (int i = 0; i < CLIENTS; i++) {
                        clients.add(served.ask("/sleep/connection"));
                    }
                    served.database.awaitRunning(POOL);
                    for (Socket each : clients) {
                        Served.reset(each);
                    }
                    return true;
                });
    }

    @Test
    void streamsThatAreReset() throws Exception {
        survive(
                "streams reset",
                () -> {
                    try (Http2Streams one = new Http2Streams(served.server.port());
                            Http2Streams other = new Http2Streams(served.server.port())) {
                        List<Integer> streams = new ArrayList<>();
                        for (int i = 0; i < CLIENTS / 2; i++) {
                            streams.add(one.get("/sleep/connection"));
                            other.get("/sleep/connection");
                        }
                        served.database.awaitRunning(POOL);
                        for (int stream : streams) {
                            one.reset(stream);
                        }
                    }
                    return true;
                });
    }

    @Test
    void timeouts() throws Exception {
        survive(
                "timeouts",
                () -> {
                    all(() -> {
                        assertThat(served.get("/brief").statusCode()).isEqualTo(503);
                        return true;
                    });
                    return true;
                });
    }

    @Test
    void siblingsThatFail() throws Exception {
        survive(
                "siblings",
                () -> {
                    all(() -> {
                        assertThat(served.get("/sibling").statusCode()).isEqualTo(418);
                        return true;
                    });
                    return true;
                });
    }

    @Test
    void shutdown() throws Exception {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(served.ask("/sleep/connection"));
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
