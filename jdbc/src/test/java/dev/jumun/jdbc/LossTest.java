package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients that are cut off, backends that are killed, a program that is asked to end, a server that
 * stands still: what was confirmed is kept, nothing is half done, and the pool is whole.
 */
@Timeout(600)
@ParameterizedClass
@ValueSource(strings = {Postgres.JDK, Postgres.LOOP})
class LossTest {
    private static final int WIDTH = 64;
    private static final Pattern LISTENING =
            Pattern.compile("Listening +http://127\\.0\\.0\\.1:(\\d+)");

    @Parameter private String parameters = "";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final Ledger ledger = new Ledger();

    // ---- clients that are cut off

    @Test
    void halfOfTheClientsAreCutOff() throws Exception {
        cutOffWithAPoolThatStays(1_000);
    }

    @Test
    @Tag("long")
    void halfOfTwentyThousandClientsAreCutOff() throws Exception {
        cutOffWithAPoolThatStays(20_000);
    }

    private void cutOffWithAPoolThatStays(int requests) throws Exception {
        Served served = Served.start(parameters, 8);
        Set<Integer> before = served.database.backends();
        cutOff(served, requests);
        assertThat(served.database.backends()).isEqualTo(before);
        served.close();
    }

    /** As a pool's {@code maxLifetime} does, all the time. */
    @Test
    void thePoolRenewsItsConnectionsMeanwhile() throws Exception {
        Served served = Served.start(parameters, 6);
        AtomicBoolean over = new AtomicBoolean();
        Thread renewing =
                Thread.startVirtualThread(() -> {
                    while (!over.get()) {
                        served.pool.getHikariPoolMXBean().softEvictConnections();
                        LockSupport.parkNanos(50_000_000); // the pace of the renewals
                    }
                });
        try {
            cutOff(served, 1_000);
        } finally {
            over.set(true);
            renewing.join();
        }
        assertThat(served.get("/sleep/connection?seconds=0").statusCode()).isEqualTo(200);
        assertThat(served.pool.getHikariPoolMXBean().getTotalConnections()).isBetween(1, 6);
        served.close();
    }

    private void cutOff(Served served, int requests) throws Exception {
        Random random = new Random(7);
        Semaphore width = new Semaphore(WIDTH);
        try (Recorded log = new Recorded();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                String name = "r" + i;
                boolean leaves = random.nextBoolean();
                boolean resets = random.nextBoolean();
                long patience = random.nextLong(25_000_000);
                width.acquire();
                all.add(
                        clients.submit(() -> {
                            try {
                                Socket socket = Ledger.ask(served.server.port(), name);
                                if (!leaves) {
                                    ledger.read(socket, name);
                                } else {
                                    Thread.sleep(Duration.ofNanos(patience));
                                    if (resets) {
                                        Served.reset(socket);
                                    } else {
                                        socket.close();
                                    }
                                }
                            } finally {
                                width.release();
                            }
                            return name;
                        }));
            }
            for (Future<?> each : all) {
                each.get();
            }
            served.awaitIdle();
            assertThat(log.alarms()).isEmpty();
        }
        served.database.awaitRunning(0);
        assertThat(served.database.idleInTransaction()).isZero();
        assertThat(ledger.confirmed()).hasSizeGreaterThan(requests / 8);
        ledger.assertNothingIsLost(served.database);
        ledger.report(requests + " requests, half of them cut off", parameters);
    }

    // ---- backends that are killed

    @Test
    void backendsAreKilled() throws Exception {
        kill(1_000);
    }

    @Test
    @Tag("long")
    void backendsAreKilledForTenSeconds() throws Exception {
        kill(10_000);
    }

    private void kill(long milliseconds) throws Exception {
        Served served = Served.start(parameters, 8);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger count = new AtomicInteger();
        long killed = 0;
        try (Recorded log = new Recorded();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(
                        clients.submit(() -> {
                            while (!over.get()) {
                                String name = "k" + count.incrementAndGet();
                                ledger.read(Ledger.ask(served.server.port(), name), name);
                            }
                            return over;
                        }));
            }
            try {
                killed = killUntil(served.database, System.nanoTime() + milliseconds * 1_000_000);
            } finally {
                over.set(true);
            }
            for (Future<?> each : all) {
                each.get();
            }
            assertThat(log.alarms()).isEmpty();
        }
        served.awaitIdle();
        assertThat(ledger.statuses()).isSubsetOf(503);
        ledger.assertNothingIsLost(served.database, killed);
        assertThat(served.get("/sleep/connection?seconds=0").statusCode()).isEqualTo(200);
        ledger.report(killed + " backends killed", parameters);
        served.close();
    }

    /** Two each 50 ms; returns how many. */
    private static long killUntil(Postgres database, long end) throws Exception {
        long killed = 0;
        while (System.nanoTime() < end) {
            Thread.sleep(50); // the pace of the killer
            killed +=
                    database.count(
                            "SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM"
                                    + " pg_stat_activity WHERE application_name = 'pool' AND"
                                    + " datname = current_database() LIMIT 2) AS victims");
        }
        return killed;
    }

    // ---- a program that is asked to end

    @Test
    void aProgramIsToldToEndUnderLoad() throws Exception {
        try (Postgres database = Postgres.open()) {
            ProcessBuilder builder =
                    new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "--add-opens",
                            "java.base/java.lang=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Bank.class.getName(),
                            "--port",
                            "0");
            builder.environment().put("BANK_DATABASE", database.url(parameters));
            Process program = builder.redirectErrorStream(true).start();
            try (BufferedReader out = program.inputReader()) {
                int port = port(out);
                Thread rest = Thread.startVirtualThread(() -> out.lines().forEach(_ -> {}));
                AtomicInteger count = new AtomicInteger();
                try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int i = 0; i < 16; i++) {
                        Future<?> _ =
                                clients.submit(() -> {
                                    while (true) {
                                        String name = "t" + count.incrementAndGet();
                                        // until nothing listens any more
                                        ledger.read(Ledger.ask(port, name), name);
                                    }
                                });
                    }
                    Postgres.await("load", () -> ledger.confirmed().size() > 200);
                    program.destroy();
                }
                assertThat(program.waitFor()).isZero();
                rest.join();
            }
            assertThat(database.backends()).isEmpty();
            ledger.assertNothingIsLost(database);
            ledger.report("SIGTERM under load", parameters);
        }
    }

    private static int port(BufferedReader out) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            all.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
        }
        throw new IOException(all.toString());
    }

    // ---- a server that stands still

    @Test
    void theServerStandsStill() throws Exception {
        EmbeddedPostgres server =
                EmbeddedPostgres.builder().setDataDirectory(directory.resolve("data")).start();
        Served served = Served.start(Postgres.open(server), parameters, 4);
        assertThat(served.get("/half-a-second").statusCode()).isEqualTo(200);
        signal("STOP", directory.resolve("data"));
        long first;
        long then;
        try {
            first = slowestOf(24, served);
            then = slowestOf(24, served);
        } finally {
            signal("CONT", directory.resolve("data"));
        }
        long back = Postgres.await("a 200", () -> served.get("/half-a-second").statusCode() == 200);
        System.out.printf(
                "SIGSTOP%s: 48 of 48 are 503, the slowest after %d ms, of the next ones after %d"
                        + " ms; a 200 %d ms after SIGCONT%n",
                parameters.isEmpty() ? "" : " on loops", first, then, back);
        served.awaitIdle();
        served.close();
        server.close();
    }

    /** What asks at once with a deadline of half a second: all are answered 503. */
    private static long slowestOf(int requests, Served served) throws Exception {
        long slowest = 0;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                all.add(
                        clients.submit(() -> {
                            long begin = System.nanoTime();
                            assertThat(served.get("/half-a-second").statusCode()).isEqualTo(503);
                            return (System.nanoTime() - begin) / 1_000_000;
                        }));
            }
            for (Future<Long> each : all) {
                slowest = Math.max(slowest, each.get());
            }
        }
        return slowest;
    }

    private static void signal(String name, Path data) throws Exception {
        long main =
                Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(main).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(main)));
        postmaster.descendants().forEach(each -> command.add(Long.toString(each.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
