package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Measures the start of the café, as {@code ./jumun package} packs it, beside hello-worlds of
 * others, each with an AOT cache of its own (JEP 514): the time from the start of the process to
 * its first right answer, and the memory two seconds later.
 */
public final class Starts {
    private static final String CAFE = "cafe";
    private static final String LINE = "netty";
    private static final List<String> QUICK = List.of(CAFE, LINE, "netty-tuned");
    private static final int TRAINING = 20;
    private static final int REST_MILLIS = 2000;

    private final Results results;
    private final List<Peer> peers;

    private Starts(Results results, List<Peer> peers) {
        this.results = results;
        this.peers = peers;
    }

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        boolean quick = Arrays.asList(arguments).contains("--quick");
        boolean counted = Arrays.asList(arguments).contains("--rounds");
        int rounds = counted ? options.rounds() : quick ? 3 : 9;
        List<String> only = new ArrayList<>(options.only());
        if (only.isEmpty() && quick) {
            only.addAll(QUICK);
        }
        List<Peer> peers =
                Peer.all(options.home().resolve("hellos")).stream()
                        .filter(peer -> only.isEmpty() || only.contains(peer.name()))
                        .toList();
        Results results = new Results(header(peers, rounds), Map.of(Results.START, "start"));
        new Starts(results, peers).measure(rounds);
        results.writeJson(options.results());
        String table = table(results);
        Files.writeString(
                options.results().resolveSibling("start.md"),
                "# Start to the first answer, memory at rest\n\n" + table);
        System.out.println();
        System.out.print(table);
        System.out.println("\nWritten to " + options.results() + ", and .md beside it.");
        System.exit(0);
    }

    private void measure(int rounds) throws IOException, InterruptedException {
        Set<Path> built = new HashSet<>();
        for (Peer peer : peers) {
            Main.say("Building " + peer.title() + " …");
            attempt(
                    peer,
                    () -> {
                        // Once: two may be of one project, and a build cleans it of their caches.
                        if (built.add(peer.directory())) {
                            peer.prepare();
                        }
                    });
        }
        for (Peer peer : peers) {
            attempt(peer, () -> train(peer));
        }
        for (int round = 1; round <= rounds; round++) {
            List<Peer> order = new ArrayList<>(peers);
            Collections.shuffle(order, new Random(round));
            Main.say("Round %d of %d".formatted(round, rounds));
            for (Peer peer : order) {
                attempt(peer, () -> once(peer));
            }
        }
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void attempt(Peer peer, Step step) throws IOException, InterruptedException {
        if (results.isLeftOut(peer.name(), Results.START)) {
            return;
        }
        try {
            step.run();
        } catch (IllegalStateException e) {
            Main.say("  " + e.getMessage());
            results.leaveOut(peer.name(), "all", String.valueOf(e.getMessage()));
        }
    }

    /** The café's cache is made where its users make it; that of the others is made here. */
    private static void train(Peer peer) throws IOException, InterruptedException {
        if (peer.isPackage()) {
            return;
        }
        Path cache = cache(peer);
        Files.deleteIfExists(cache);
        try (RunningPeer running =
                RunningPeer.start(peer, List.of("-XX:AOTCacheOutput=" + cache), Map.of())) {
            for (int i = 0; i < TRAINING; i++) {
                running.answers(peer);
            }
            running.end();
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("no cache came of its training");
        }
    }

    private void once(Peer peer) throws IOException, InterruptedException {
        // Without the cache it would not start at all, so that none is measured without by mistake.
        List<String> jvm =
                peer.isPackage()
                        ? List.of()
                        : List.of("-XX:AOTCache=" + cache(peer), "-XX:AOTMode=on");
        try (RunningPeer running = RunningPeer.start(peer, jvm, Map.of())) {
            Thread.sleep(REST_MILLIS);
            Map<Metric, Double> figures = new EnumMap<>(Metric.class);
            figures.put(Metric.START_MS, running.startMillis());
            figures.put(Metric.START_CPU_MS, running.startMicros() / 1000.0);
            figures.put(Metric.RSS_MB, running.residentMib());
            figures.put(Metric.PRIVATE_MB, running.privateMib());
            results.add(new Results.Key(Results.START, 0, peer.name()), figures);
            Main.say(
                    "  %-12s %5.0f ms %5.0f ms CPU %5.0f MB, %.0f MB of it not of files"
                            .formatted(
                                    peer.name(),
                                    running.startMillis(),
                                    running.startMicros() / 1000.0,
                                    running.residentMib(),
                                    running.privateMib()));
        }
    }

    private static Path cache(Peer peer) {
        return peer.directory().resolve("target").resolve(peer.name() + ".aot");
    }

    private static Map<String, Object> header(List<Peer> peers, int rounds)
            throws IOException, InterruptedException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        header.put("machine", Machine.describe());
        header.put("java", Runtime.version().toString());
        header.put("rounds", rounds + ", interleaved; the medians count");
        for (Peer peer : peers) {
            header.put(peer.name(), peer.title() + " " + peer.version());
        }
        return header;
    }

    private static String table(Results results) {
        StringBuilder text = new StringBuilder();
        results.header().forEach((name, value) -> text.append("- " + name + ": " + value + "\n"));
        List<Results.Row> rows = results.rows(Results.START);
        double line =
                rows.stream()
                        .filter(row -> row.key().peer().equals(LINE))
                        .mapToDouble(row -> row.figures().getOrDefault(Metric.START_MS, 0.0))
                        .findFirst()
                        .orElse(Double.NaN);
        text.append("\n| | × netty |");
        List<Metric> metrics =
                List.of(Metric.START_MS, Metric.START_CPU_MS, Metric.RSS_MB, Metric.PRIVATE_MB);
        metrics.forEach(metric -> text.append(" " + metric.title() + " |"));
        text.append("\n|---|---:|").append("---:|".repeat(metrics.size())).append("\n");
        for (Results.Row row : rows) {
            double start = row.figures().getOrDefault(Metric.START_MS, Double.NaN);
            text.append("| %s | %.2f |".formatted(row.key().peer(), start / line));
            metrics.forEach(
                    metric -> text.append(" " + Markdown.figure(row.figures(), metric) + " |"));
            text.append("\n");
        }
        results.leftOut()
                .forEach(entry -> text.append("\n" + entry.peer() + ": " + entry.reason() + "\n"));
        return text.toString();
    }
}
