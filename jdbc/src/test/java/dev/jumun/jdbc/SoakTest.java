package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A server at a share of its load, disturbed in one way after the other: well-behaved clients get
 * all of their answers and no others', and afterwards nothing is held. The longer form takes {@code
 * -Dsoak.minutes} (30) and prints a table.
 */
@Timeout(7200)
@SuppressWarnings("NullAway.Init") // started before each test
class SoakTest {
    private static final double SHARE = 0.8;
    private static final long MEGABYTE = 1 << 20;

    @TempDir private Path directory;
    private Postgres database;
    private SoakedServer server;
    private SoakLoad load;
    private double perSecond;
    private double undisturbed;
    private double worst = 1;

    /** Does harm until a time. */
    @FunctionalInterface
    private interface Disturbance {
        void until(long end) throws Exception;
    }

    private void start(@Nullable Path clock) throws Exception {
        database = Postgres.open();
        server = new SoakedServer(database.url(Postgres.JDK), clock);
        load = new SoakLoad(server.port());
    }

    @AfterEach
    void end() throws Exception {
        server.close();
        database.close();
    }

    private SoakLoad.Result phase(String name, long millis, Disturbance disturbance)
            throws Exception {
        long end = System.nanoTime() + millis * 1_000_000;
        SoakLoad.Result result;
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<SoakLoad.Result> clients = thread.submit(() -> load.run(end, perSecond));
            disturbance.until(end);
            result = clients.get();
        }
        double p99 = result.percentile(0.99);
        System.out.printf(
                "| %s | %,d | %d | %d | %,d | %.1f | %.1f |%n",
                name,
                result.answered(),
                result.lost(),
                result.wrong(),
                result.unavailable(),
                result.percentile(0.5),
                p99);
        assertThat(result.lost()).as(name + ": lost").isZero();
        assertThat(result.wrong()).as(name + ": wrong").isZero();
        assertThat(server.isAlive()).as(name).isTrue();
        if (undisturbed == 0) {
            undisturbed = p99;
        }
        worst = Math.max(worst, p99 / undisturbed);
        return result;
    }

    private static void idle(long end) {
        pause(Math.max(0, (end - System.nanoTime()) / 1_000_000));
    }

    /** The pace of what does harm; nothing waits for it. */
    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Finds the load, and measures without a disturbance; returns what the server uses. */
    private long[] begin(long millis) throws Exception {
        load.calibrate(Math.min(millis, 5_000) * 1_000_000);
        perSecond = Math.max(20, SHARE * load.calibrate(Math.min(millis, 5_000) * 1_000_000));
        long[] before = server.use();
        System.out.printf(
                "%.0f requests a second%n"
                        + "| | answers | lost | wrong | 503 | p50, ms | p99, ms |%n"
                        + "|---|---|---|---|---|---|---|%n",
                perSecond);
        phase("undisturbed", millis, SoakTest::idle);
        return before;
    }

    private void soak(long millis, long stopped) throws Exception {
        long[] before = begin(millis);
        phase("resets and nonsense", millis, this::breakOff);
        phase("slow readers", millis, this::readSlowly);
        phase("database processes killed", millis, this::killBackends);
        phase("database stopped", Math.max(millis, stopped), end -> stopDatabase(stopped));
        awaitRows();
        phase("disk full", millis, this::fillDisk);
        phase("undisturbed again", millis, SoakTest::idle);
        returns(before);
        System.out.printf("worst p99: %.1f x undisturbed%n", worst);
    }

    /** Until the test's own time limit. */
    private void returns(long[] before) throws Exception {
        long[] use = server.use();
        while (use[0] > before[0] + 8 * MEGABYTE
                || use[1] > before[1] + 8
                || use[2] > before[2] + 16) {
            pause(50); // it collects its garbage each time that it is asked
            use = server.use();
        }
        System.out.printf(
                "heap %.1f MB before, %.1f after; descriptors %d, %d; threads %d, %d%n",
                before[0] / 1e6, use[0] / 1e6, before[1], use[1], before[2], use[2]);
    }

    private Socket connect(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private void breakOff(long end) throws IOException {
        List<String> harm =
                List.of(
                        "GET /plain/a HTTP/1.1\r\nHost",
                        "GET /bytes?n=5000000 HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET /row/a HTTP/1.1\r\nHost: x\r\n\r\n",
                        "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n--XX",
                        "\u0016\u0003\u0001 nonsense\r\n\r\n");
        for (int i = 0; System.nanoTime() < end; i++) {
            Socket socket = connect(harm.get(i % harm.size()));
            socket.setSoLinger(true, 0);
            socket.close();
            pause(20);
        }
    }

    private void readSlowly(long end) throws IOException {
        List<Socket> readers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            readers.add(connect("GET /bytes?n=5000000 HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        byte[] little = new byte[512];
        while (System.nanoTime() < end) {
            for (Socket reader : readers) {
                reader.getInputStream().readNBytes(little, 0, little.length);
            }
            pause(50);
        }
        for (Socket reader : readers) {
            reader.close();
        }
    }

    private void killBackends(long end) throws Exception {
        while (System.nanoTime() < end) {
            database.count(
                    "SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM"
                            + " pg_stat_activity WHERE application_name = 'pool' AND"
                            + " datname = current_database() LIMIT 2) AS victims");
            pause(100);
        }
    }

    private void stopDatabase(long millis) throws Exception {
        long backend = database.count("SELECT pg_backend_pid()");
        ProcessHandle main = ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        signal("STOP", main);
        try {
            pause(millis);
        } finally {
            signal("CONT", main);
        }
    }

    private static void signal(String name, ProcessHandle main) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, "" + main.pid()));
        main.descendants().forEach(each -> command.add(Long.toString(each.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    /** What was broken is found out, one by one; then there are rows again. */
    private void awaitRows() throws Exception {
        Postgres.await(
                "rows",
                () -> {
                    SoakLoad.Result result = load.run(System.nanoTime() + 500_000_000L, perSecond);
                    return result.unavailable() < result.answered() / 4;
                });
    }

    /** An upload that finds no room is the server's fault, and the next one is not harmed. */
    private void fillDisk(long end) throws IOException {
        while (System.nanoTime() < end) {
            assertThat(server.upload(1_500_000)).isIn(500, 507);
            assertThat(server.upload(500_000)).isEqualTo(200);
            pause(200);
        }
    }

    private void stepClock(long end) throws IOException {
        for (int i = 0; System.nanoTime() < end; i++) {
            server.stepClock(i % 2 == 0 ? "+3600" : "-3600");
            pause(2_000);
        }
        server.stepClock("+0");
    }

    @Test
    void nothingIsLostInShort() throws Exception {
        start(null);
        soak(500, 300);
    }

    @Test
    @Tag("long")
    void nothingIsLostInHalfAnHour() throws Exception {
        start(null);
        soak(Long.getLong("soak.minutes", 30) * 60_000 / 8, 20_000);
    }

    /**
     * By itself: with the library that sets it, each look at the clock takes many times as long.
     */
    @Test
    @Tag("long")
    void nothingIsLostAsTheClockSteps() throws Exception {
        start(directory.resolve("clock"));
        assumeThat(server.stepClock("+0")).as("libfaketime is installed").isTrue();
        long millis = Long.getLong("soak.minutes", 30) * 60_000 / 8;
        long[] before = begin(millis);
        phase("clock steps", millis, this::stepClock);
        returns(before);
        System.out.printf("worst p99: %.1f x undisturbed%n", worst);
    }
}
