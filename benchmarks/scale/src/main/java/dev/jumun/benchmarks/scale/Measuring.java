package dev.jumun.benchmarks.scale;

import dev.jumun.benchmarks.scale.served.ManyPaths;
import dev.jumun.benchmarks.server.Crowd;
import dev.jumun.benchmarks.server.Load;
import dev.jumun.benchmarks.server.RunningPeer;
import dev.jumun.benchmarks.server.Wrk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** One round of a series: what is done to the application while it runs. */
final class Measuring {
    /** More connections than these are never open. */
    static final int MOST = 20_000;

    private static final int USUAL_CONNECTIONS = 64;

    /** Few, since each has a whole body in memory. */
    private static final int BODY_CONNECTIONS = 16;

    private static final int PATHS = 1000;
    private static final int WAIT_MILLIS = 300_000;

    /** Below the server's backlog. */
    private static final int BATCH = 1000;

    private final Plan plan;
    private final Figures figures;
    private final Path directory;
    private final Wrk wrk;

    Measuring(Plan plan, Figures figures) throws IOException {
        this.plan = plan;
        this.figures = figures;
        this.directory = Files.createTempDirectory("jumun-scale");
        this.wrk = new Wrk(directory);
    }

    /** Measures each point once. */
    void measure(Series series) throws IOException, InterruptedException {
        switch (series) {
            case CONNECTIONS -> connections();
            case ROUTES -> routes();
            case BODIES -> bodies();
            case IDLE, WAITING -> {
                for (int size : series.points()) {
                    crowd(series, Math.min(size, OpenFiles.connections()));
                }
            }
        }
    }

    private void connections() throws IOException, InterruptedException {
        try (RunningPeer server = Application.start(0, directory)) {
            load(server, "/json", USUAL_CONNECTIONS, plan.warmup(), Map.of());
            for (int connections : Series.CONNECTIONS.points()) {
                int seconds = plan.seconds(connections);
                note(
                        Series.CONNECTIONS,
                        connections,
                        load(server, "/json", connections, seconds, Map.of()));
            }
        }
    }

    private void routes() throws IOException, InterruptedException {
        for (int routes : Series.ROUTES.points()) {
            Path paths = directory.resolve("paths");
            Files.write(paths, ManyPaths.spread(routes, PATHS));
            Map<String, String> script = Map.of("LOAD_PATHS_FILE", paths.toString());
            try (RunningPeer server = Application.start(routes, directory)) {
                load(server, "/", USUAL_CONNECTIONS, plan.warmup(), script);
                note(
                        Series.ROUTES,
                        routes,
                        load(server, "/", USUAL_CONNECTIONS, plan.seconds(), script));
            }
        }
    }

    /** From small to large: what the server has learnt of the route fits the size again soon. */
    private void bodies() throws IOException, InterruptedException {
        try (RunningPeer server = Application.start(0, directory)) {
            for (int bytes : Series.BODIES.points()) {
                Path body = directory.resolve("body");
                Files.writeString(body, Orders.ofBytes(bytes));
                Map<String, String> script = Map.of("LOAD_BODY_FILE", body.toString());
                boolean first = bytes == Series.BODIES.points().getFirst();
                int warmup = first ? plan.warmup() : Math.ceilDiv(plan.warmup(), 3);
                load(server, "/orders", BODY_CONNECTIONS, warmup, script);
                Map<Figure, Double> run =
                        load(server, "/orders", BODY_CONNECTIONS, plan.seconds(), script);
                run.put(
                        Figure.CPU_NS_PER_BYTE,
                        run.getOrDefault(Figure.CPU_US, 0.0) * 1000 / bytes);
                note(Series.BODIES, bytes, run);
            }
        }
    }

    private Map<Figure, Double> load(
            RunningPeer server,
            String path,
            int connections,
            int seconds,
            Map<String, String> script)
            throws IOException, InterruptedException {
        long before = server.cpuMicros();
        Load load = wrk.run(server.port(), path, connections, seconds, script);
        double cpu = server.cpuMicros() - before;
        Map<Figure, Double> run = new EnumMap<>(Figure.class);
        run.put(Figure.CPU_US, cpu / load.requests());
        run.put(Figure.REQUESTS_PER_SECOND, load.perSecond());
        run.put(Figure.P50_MS, load.p50());
        run.put(Figure.P99_MS, load.p99());
        return run;
    }

    /**
     * A server of its own for each size, whose heap is resident from the start: so the resident set
     * grows by what lies outside of the heap only.
     */
    private void crowd(Series series, int size) throws IOException, InterruptedException {
        boolean idle = series == Series.IDLE;
        String path = idle ? "/json" : "/wait?ms=" + WAIT_MILLIS;
        try (RunningPeer server = Application.start(0, directory, "-XX:+AlwaysPreTouch")) {
            try (Crowd _ = Crowd.open(server.port(), "/json", 100 + size / 10, true, BATCH);
                    Crowd _ = Crowd.open(server.port(), path, 100, idle, BATCH)) {
                // what the first ones allocate for all
            }
            Thread.sleep(500); // until they are gone
            long live = server.liveBytes();
            double resident = server.residentMib();
            try (Crowd crowd = Crowd.open(server.port(), path, size, idle, BATCH)) {
                Thread.sleep(1000 + size / 10); // until the last ones wait, and all is calm
                double heap = server.liveBytes() - live;
                double outside = (server.residentMib() - resident) * 1024 * 1024;
                int disturbed = crowd.disturbed(idle);
                if (disturbed > 0) {
                    throw new IllegalStateException(disturbed + " connections were not kept");
                }
                Map<Figure, Double> run = new EnumMap<>(Figure.class);
                run.put(Figure.BYTES_EACH, (heap + outside) / size);
                run.put(Figure.HEAP_BYTES_EACH, heap / size);
                run.put(Figure.RESIDENT_BYTES_EACH, outside / size);
                note(series, size, run);
            }
        }
    }

    private void note(Series series, int at, Map<Figure, Double> run) throws IOException {
        figures.add(series, at, run);
        Report.write(figures, plan.results());
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "  %,9d %s", at, series.counted()));
        run.forEach((figure, value) ->
                line.append("   ")
                        .append(Report.format(figure, value))
                        .append(' ')
                        .append(figure.title()));
        Main.say(line.toString());
    }
}
