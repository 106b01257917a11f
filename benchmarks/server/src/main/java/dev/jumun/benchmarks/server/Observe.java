package dev.jumun.benchmarks.server;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what observing costs. The differences are small next to what a machine does from one
 * minute to the next, so that all variants run at the same time, and are loaded in turn, for two
 * seconds each. Each turn of a variant is compared with that of its server without observers in the
 * same round.
 */
public final class Observe {
    private static final List<String> PEERS =
            List.of(
                    "jumun",
                    "jumun-metrics",
                    "jumun-access-log",
                    "jumun-trace-1",
                    "jumun-trace-100",
                    "quarkus-plain",
                    "quarkus-metrics",
                    "quarkus-trace-1",
                    "quarkus-trace-100");
    private static final int CONNECTIONS = 64;
    private static final int TURN_SECONDS = 2;

    /** A server is warm after this many requests, or after {@link #MOST_WARMUPS} warm-ups. */
    private static final int WARM_AFTER_REQUESTS = 200_000;

    private static final int MOST_WARMUPS = 6;
    private static final int ROUNDS = 9;

    /** A variant, and the CPU time per request of each of its turns, in microseconds. */
    private record Variant(Peer peer, RunningPeer server, List<Double> micros) {
        /** Whether it has no observers: those that follow are compared with it. */
        boolean isBaseline() {
            return peer.name().equals("jumun") || peer.name().endsWith("-plain");
        }
    }

    private Observe() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = new ArrayList<>(List.of(arguments));
        boolean built = given.remove("--built");
        Options options;
        try {
            options = Options.parse(given.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        boolean counted = Arrays.asList(arguments).contains("--rounds");
        boolean quick = Arrays.asList(arguments).contains("--quick");
        int rounds = counted ? options.rounds() : quick ? 3 : ROUNDS;
        Map<String, Peer> known = new LinkedHashMap<>();
        Peer.all(options.home().resolve("peers")).forEach(peer -> known.put(peer.name(), peer));
        List<Peer> peers = new ArrayList<>();
        for (String name : options.only().isEmpty() ? PEERS : options.only()) {
            Peer peer = known.get(name);
            if (peer == null) {
                System.err.println("There is no peer " + name + ", but these: " + known.keySet());
                System.exit(2);
                return;
            }
            peers.add(peer);
        }
        measure(options, built ? peers : Main.prepare(peers, (peer, reason) -> {}), rounds);
        System.exit(0); // PostgreSQL's threads live on
    }

    private static void measure(Options options, List<Peer> peers, int rounds) throws Exception {
        Wrk wrk = new Wrk(Files.createTempDirectory("jumun-benchmark"));
        List<Variant> variants = new ArrayList<>();
        try (Database database = Database.start()) {
            for (Peer peer : peers) {
                RunningPeer server = RunningPeer.start(peer, options.jvm(), database.environment());
                variants.add(new Variant(peer, server, new ArrayList<>()));
                Answers.check(server.port(), Workload.JSON);
                Main.say("Warming up " + peer.title() + " …");
                warmUp(wrk, server, options.warmup());
            }
            for (int round = 0; round < rounds; round++) {
                Main.say("Round %d of %d".formatted(round + 1, rounds));
                List<Variant> order = new ArrayList<>(variants);
                Collections.rotate(order, round);
                for (Variant variant : order) {
                    variant.micros.add(turn(wrk, variant.server, TURN_SECONDS));
                }
            }
        } finally {
            variants.forEach(variant -> variant.server.close());
        }
        report(options, variants, rounds);
    }

    /** A compiler counts calls, not seconds. */
    private static void warmUp(Wrk wrk, RunningPeer server, int seconds)
            throws IOException, InterruptedException {
        long requests = 0;
        for (int i = 0; i < MOST_WARMUPS && requests < WARM_AFTER_REQUESTS; i++) {
            requests += wrk.run(server.port(), Workload.JSON, CONNECTIONS, seconds).requests();
        }
    }

    /** Loads a server; returns its CPU time per request, in microseconds. */
    private static double turn(Wrk wrk, RunningPeer server, int seconds)
            throws IOException, InterruptedException {
        long before = server.cpuMicros();
        Load load = wrk.run(server.port(), Workload.JSON, CONNECTIONS, seconds);
        return (server.cpuMicros() - before) / (double) load.requests();
    }

    private static double part(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        double at = part * (sorted.size() - 1);
        double low = sorted.get((int) at);
        double high = sorted.get((int) Math.ceil(at));
        return low + (high - low) * (at - (int) at);
    }

    private static void report(Options options, List<Variant> variants, int rounds)
            throws IOException, InterruptedException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        result.put("machine", Machine.describe() + "; the load generator runs on the same cores");
        result.put("java", Runtime.version().toString());
        result.put("jvm", String.join(" ", options.jvm()));
        result.put(
                "rounds",
                rounds
                        + ", in each of which all variants are loaded for "
                        + TURN_SECONDS
                        + " s, after "
                        + options.warmup()
                        + " s of warm-up or more; small JSON, "
                        + CONNECTIONS
                        + " connections");
        StringBuilder table = new StringBuilder("# What observing costs\n\n");
        result.forEach((name, value) -> table.append("- " + name + ": " + value + "\n"));
        table.append("\n| | CPU per request | × without observers | quartiles |\n");
        table.append("|---|---:|---:|---:|\n");
        List<Map<String, Object>> rows = new ArrayList<>();
        Variant baseline = variants.getFirst();
        for (Variant variant : variants) {
            baseline = variant.isBaseline() ? variant : baseline;
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < variant.micros.size(); i++) {
                ratios.add(variant.micros.get(i) / baseline.micros.get(i));
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("peer", variant.peer.name());
            row.put("version", variant.peer.version());
            row.put("cpuMicros", part(variant.micros, 0.5));
            row.put("ratio", part(ratios, 0.5));
            row.put("turns", variant.micros);
            rows.add(row);
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.2f µs | %.3f | %.3f to %.3f |%n",
                            variant.peer.title(),
                            part(variant.micros, 0.5),
                            part(ratios, 0.5),
                            part(ratios, 0.25),
                            part(ratios, 0.75)));
        }
        result.put("variants", rows);
        Path json = options.results();
        Files.createDirectories(json.toAbsolutePath().getParent());
        Files.writeString(
                json,
                new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result)
                        + "\n");
        Files.writeString(json.resolveSibling("observe.md"), table);
        System.out.println();
        System.out.print(table);
        System.out.println("\nWritten to " + json + ", and .md beside it.");
    }
}
