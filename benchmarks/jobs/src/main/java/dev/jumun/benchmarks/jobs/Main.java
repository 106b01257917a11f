package dev.jumun.benchmarks.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.app.App;
import dev.jumun.benchmarks.core.Figures;
import dev.jumun.benchmarks.core.Table;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * Measures jobs that do nothing, in interleaved rounds, each engine on a database of its own in one
 * PostgreSQL that syncs each commit: how many are stored a second one by one by eight threads, how
 * many are stored together and run by ten workers, and how long it takes from the call that stores
 * one to its begin when one comes every 20 ms. Options: {@code --quick} for one round; {@code
 * --results FILE} for the JSON.
 */
public final class Main {
    private static final int WORKERS = 10;
    private static final int THREADS = 8;
    private static final List<Logger> QUIET =
            List.of(
                    Logger.getLogger("org.jobrunr"),
                    Logger.getLogger("com.zaxxer"),
                    Logger.getLogger("com.github.kagkarlsson"));

    private final Figures figures = new Figures();
    private final int scale;

    private Main(int scale) {
        this.scale = scale;
    }

    /** Makes an engine on a database. */
    @FunctionalInterface
    private interface Start {
        Engine on(DataSource pool, int workers) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        QUIET.forEach(each -> each.setLevel(Level.WARNING));
        List<String> options = Arrays.asList(arguments);
        int file = options.indexOf("--results");
        boolean quick = options.contains("--quick");
        int rounds = quick ? 1 : 3;
        Main main = new Main(quick ? 1_000 : 4_000);
        App app = App.of(Noted.class).start();
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start()) {
            for (int round = 1; round <= rounds; round++) {
                System.err.println("Round " + round + " of " + rounds + " …");
                main.measure(server, "jumun" + round, JumunJobs::new);
                main.measure(server, "jobrunr" + round, JobRunrJobs::new);
            }
        } finally {
            app.close();
        }
        Table table = main.table();
        System.out.print(table.toText());
        if (file >= 0) {
            table.write(Path.of(options.get(file + 1)));
        }
    }

    private Table table() {
        Table table = new Table();
        for (String what :
                List.of(
                        "stored one by one, 8 threads|jobs/s",
                        "stored together and run|jobs/s",
                        "from the call to the begin, p50|ms",
                        "from the call to the begin, p99|ms")) {
            String[] parts = what.split("\\|", -1);
            table.add(
                    parts[0],
                    parts[1],
                    figures.median("jumun-jobs " + parts[0]),
                    "JobRunr 8.7.0",
                    figures.median("JobRunr 8.7.0 " + parts[0]));
        }
        return table;
    }

    private void note(Engine engine, String what, double figure) {
        figures.note(engine.name() + " " + what, figure);
    }

    private void measure(EmbeddedPostgres server, String name, Start start) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", name));
        config.setMaximumPoolSize(WORKERS + THREADS + 2);
        try (HikariDataSource pool = new HikariDataSource(config);
                Engine engine = start.on(pool, WORKERS)) {
            together(engine, scale / 4); // warm
            note(engine, "stored one by one, 8 threads", oneByOne(engine));
            engine.clear();
            note(engine, "stored together and run", together(engine, scale));
            double[] waits = waits(engine, scale / 8);
            note(engine, "from the call to the begin, p50", waits[waits.length / 2]);
            note(engine, "from the call to the begin, p99", waits[waits.length * 99 / 100]);
        }
    }

    private double oneByOne(Engine engine) throws Exception {
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                all.add(
                        threads.submit(() -> {
                            for (int i = 0; i < scale / THREADS; i++) {
                                engine.addIn(Duration.ofHours(1), i);
                            }
                            return null;
                        }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        return perSecond(scale, begin);
    }

    private static double together(Engine engine, int count) throws Exception {
        Begun.expect(count);
        long begin = System.nanoTime();
        engine.addAll(count);
        Begun.awaitAll();
        return perSecond(count, begin);
    }

    private static double perSecond(int count, long begin) {
        return count * 1e9 / (System.nanoTime() - begin);
    }

    /** In milliseconds, the shortest first. */
    private static double[] waits(Engine engine, int count) throws Exception {
        Begun.expect(count);
        long[] called = new long[count];
        for (int i = 0; i < count; i++) {
            called[i] = System.nanoTime();
            engine.add(i);
            LockSupport.parkNanos(20_000_000);
        }
        Begun.awaitAll();
        double[] waits = new double[count];
        for (int i = 0; i < count; i++) {
            waits[i] = (Begun.time(i) - called[i]) / 1e6;
        }
        Arrays.sort(waits);
        return waits;
    }
}
