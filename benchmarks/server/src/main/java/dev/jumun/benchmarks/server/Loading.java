package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A round of a peer: what is done to it while it runs. */
final class Loading {
    /** The load that the hog is to disturb, without it. */
    static final String UNDISTURBED = "hog_without";

    /** For how many times the warm-up a workload is warmed up at most, until so many answers. */
    static final int MOST_WARMUPS = 4;

    static final int WARM_AFTER_REQUESTS = 60_000;

    private static final String TOO_FEW = "fewer answers than connections in a round";
    private static final int FEWEST = 64;
    private static final int FIRST_WARMUPS = 3;
    private static final int HOG_SECONDS = 10;
    private static final int WAVES = 3;
    private static final int WAVE_CONNECTIONS = 100;
    private static final int WAVE_REQUESTS = 10_000;
    private static final int IDLE = 10_000;
    private static final int WAITING = 5_000;
    private static final int CALM_MILLIS = 5_000;

    private final Options options;
    private final Results results;
    private final Database database;
    private final Wrk wrk;
    private final H2load h2load;

    Loading(Options options, Results results, Database database, Path directory)
            throws IOException {
        this.options = options;
        this.results = results;
        this.database = database;
        this.wrk = new Wrk(directory);
        this.h2load = new H2load(directory);
    }

    /** Does a step that may fail: then the peer is left out of the workload, which is told. */
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void attempt(Peer peer, String workload, Step step)
            throws IOException, InterruptedException {
        if (results.isLeftOut(peer.name(), workload)) {
            return;
        }
        try {
            step.run();
        } catch (IOException | IllegalStateException e) {
            String reason = String.valueOf(e.getMessage()).strip();
            Main.say("  " + workload + ": " + reason);
            results.leaveOut(peer.name(), workload, reason);
        }
        results.write(options.results());
    }

    /**
     * Measures all workloads once.
     *
     * @param crowds whether those of memory, too, which does not change from round to round
     */
    void measure(Peer peer, boolean crowds) throws IOException, InterruptedException {
        if (options.workloads().stream().anyMatch(each -> each.kind() != Workload.Kind.CROWD)) {
            attempt(peer, "all", () -> loads(peer));
        }
        for (Workload workload : options.workloads()) {
            if (crowds && workload.kind() == Workload.Kind.CROWD) {
                attempt(peer, workload.key(), () -> crowd(peer, workload));
            }
        }
    }

    private void loads(Peer peer) throws IOException, InterruptedException {
        try (RunningPeer server = RunningPeer.start(peer, options.jvm(), database.environment())) {
            Map<Metric, Double> start = new EnumMap<>(Metric.class);
            start.put(Metric.START_MS, server.startMillis());
            start.put(Metric.RSS_MB, server.residentMib());
            note(new Results.Key(Results.START, 0, peer.name()), start);
            // What all workloads share takes longest to be compiled.
            once(server, Workload.JSON, FEWEST, FIRST_WARMUPS * options.warmup());
            for (Workload workload : options.workloads()) {
                String reason = peer.without(workload);
                if (reason != null) {
                    results.leaveOut(peer.name(), workload.key(), reason);
                }
                if (workload.kind() != Workload.Kind.CROWD) {
                    attempt(peer, workload.key(), () -> load(peer, server, workload));
                }
            }
        }
    }

    private void load(Peer peer, RunningPeer server, Workload workload)
            throws IOException, InterruptedException {
        Answers.check(server.port(), workload);
        if (workload.kind() == Workload.Kind.WAVE) {
            waves(peer, server, workload);
            return;
        }
        warm(server, workload);
        switch (workload.kind()) {
            case HOG -> {
                // What is compared is a 99th percentile, of a light load: that takes a while.
                int seconds = Math.max(options.seconds(), HOG_SECONDS);
                note(
                        new Results.Key(UNDISTURBED, FEWEST, peer.name()),
                        once(server, workload, FEWEST, seconds));
                try (Hog _ = Hog.start(server.port())) {
                    Map<Metric, Double> figures = once(server, workload, FEWEST, seconds);
                    figures.remove(Metric.CPU_US); // the hog's is in it
                    note(new Results.Key(workload.key(), FEWEST, peer.name()), figures);
                }
            }
            default -> {
                for (int connections : options.connections()) {
                    measureOrLeaveOut(peer, server, workload, connections);
                }
            }
        }
    }

    /** The first one warms up; of the three that follow the slowest counts. */
    private void waves(Peer peer, RunningPeer server, Workload workload)
            throws IOException, InterruptedException {
        double slowest = 0;
        for (int wave = 0; wave <= WAVES; wave++) {
            double seconds = h2load.wave(server.port(), workload, WAVE_CONNECTIONS, WAVE_REQUESTS);
            Main.say(String.format(Locale.ROOT, "    wave %d: %.2f s", wave, seconds));
            slowest = wave == 0 ? 0 : Math.max(slowest, seconds);
        }
        note(
                new Results.Key(workload.key(), WAVE_CONNECTIONS, peer.name()),
                new EnumMap<>(Map.of(Metric.WAVE_S, slowest)));
    }

    /** What is asked, and not answered in time, costs too: with few answers it falsifies theirs. */
    private void measureOrLeaveOut(
            Peer peer, RunningPeer server, Workload workload, int connections)
            throws IOException, InterruptedException {
        Map<Metric, Double> figures = once(server, workload, connections, options.seconds());
        if (answered(figures, options.seconds()) < connections) {
            String which = "%s, %d connections".formatted(workload.key(), connections);
            results.leaveOut(peer.name(), which, TOO_FEW);
            Main.say("  " + which + ": " + TOO_FEW);
        } else {
            note(new Results.Key(workload.key(), connections, peer.name()), figures);
        }
    }

    /**
     * The JVM's compiler counts calls, not seconds: requests that wait would be measured while it
     * is at work, if they were given the same time as others.
     */
    private void warm(RunningPeer server, Workload workload)
            throws IOException, InterruptedException {
        double requests = 0;
        for (int run = 0; run < MOST_WARMUPS && requests < WARM_AFTER_REQUESTS; run++) {
            Map<Metric, Double> figures = once(server, workload, FEWEST, options.warmup());
            requests += answered(figures, options.warmup());
        }
    }

    private static double answered(Map<Metric, Double> figures, int seconds) {
        return figures.getOrDefault(Metric.REQUESTS_PER_SECOND, 0.0) * seconds;
    }

    private Map<Metric, Double> once(
            RunningPeer server, Workload workload, int connections, int seconds)
            throws IOException, InterruptedException {
        long before = server.cpuMicros();
        Load load =
                workload.kind() == Workload.Kind.HTTP2
                        ? h2load.run(server.port(), workload, connections, seconds)
                        : wrk.run(server.port(), workload, connections, seconds);
        double cpu = server.cpuMicros() - before;
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.REQUESTS_PER_SECOND, load.perSecond());
        figures.put(Metric.CPU_US, cpu / load.requests());
        if (workload != Workload.PLAINTEXT) { // wrk's latencies are of batches, not of requests
            figures.put(Metric.P50_MS, load.p50());
            figures.put(Metric.P99_MS, load.p99());
            figures.put(Metric.P999_MS, load.p999());
        }
        figures.put(Metric.RSS_MB, server.residentMib());
        return figures;
    }

    /**
     * Measures what a connection keeps, on a server of its own whose heap is resident from the
     * start: so the resident set grows by what lies outside of the heap only.
     */
    private void crowd(Peer peer, Workload workload) throws IOException, InterruptedException {
        boolean idle = workload == Workload.IDLE;
        int size = idle ? IDLE : WAITING;
        List<String> jvm = new ArrayList<>(options.jvm());
        jvm.add("-XX:+AlwaysPreTouch");
        try (RunningPeer server = RunningPeer.start(peer, jvm, database.environment())) {
            Answers.check(server.port(), workload);
            // What serves for a while has compiled its code, which has smaller frames.
            Workload warming = idle ? Workload.JSON : Workload.WAIT;
            once(server, warming, FEWEST, FIRST_WARMUPS * options.warmup());
            try (Crowd _ = Crowd.open(server.port(), Workload.JSON.path(), size / 10, true)) {
                // what the first ones allocate for all
            }
            Thread.sleep(CALM_MILLIS); // until they are gone, and the compiler has its work done
            long live = server.liveBytes();
            double resident = server.residentMib();
            try (Crowd crowd = Crowd.open(server.port(), workload.path(), size, idle)) {
                Thread.sleep(CALM_MILLIS); // until the last ones wait
                double heap = server.liveBytes() - live;
                double outside = (server.residentMib() - resident) * 1024 * 1024;
                int disturbed = crowd.disturbed(idle);
                if (disturbed > 0) {
                    throw new IllegalStateException(disturbed + " connections were not kept");
                }
                Map<Metric, Double> figures = new EnumMap<>(Metric.class);
                // What has shrunk has nothing to do with connections.
                figures.put(Metric.BYTES_PER_CONNECTION, (heap + Math.max(0, outside)) / size);
                figures.put(Metric.HEAP_BYTES, heap / size);
                figures.put(Metric.RSS_MB, server.residentMib());
                note(new Results.Key(workload.key(), size, peer.name()), figures);
            }
        }
    }

    private void note(Results.Key key, Map<Metric, Double> figures) throws IOException {
        results.add(key, figures);
        results.write(options.results());
        StringBuilder line =
                new StringBuilder(
                        String.format(
                                Locale.ROOT, "  %-12s %6d", key.workload(), key.connections()));
        figures.forEach((metric, _) ->
                line.append("   ")
                        .append(Markdown.figure(figures, metric))
                        .append(' ')
                        .append(metric.title()));
        Main.say(line.toString());
    }
}
