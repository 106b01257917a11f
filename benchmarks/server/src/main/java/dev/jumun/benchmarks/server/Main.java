package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Measures Jumun's server beside others: builds them, and in each round starts one after another,
 * looks whether it answers right, warms it up, and loads it. The results are written after each
 * measurement, so that a run may be ended at any time.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        List<Peer> all = Peer.all(options.home().resolve("peers"));
        List<String> names = all.stream().map(Peer::name).toList();
        for (String name : options.only()) {
            if (!names.contains(name)) {
                System.err.println("There is no peer " + name + ", but these: " + names);
                System.exit(2);
            }
        }
        List<Peer> chosen =
                all.stream()
                        .filter(peer ->
                                options.only().isEmpty()
                                        ? !peer.isVariant()
                                        : options.only().contains(peer.name()))
                        .toList();
        measure(options, chosen);
        System.exit(0); // PostgreSQL's threads live on
    }

    private static void measure(Options options, List<Peer> chosen) throws Exception {
        Results results = new Results(header(options, chosen), titles());
        List<Peer> peers =
                prepare(chosen, (peer, reason) -> results.leaveOut(peer.name(), "all", reason));
        if (!Machine.has("h2load")) {
            options.workloads().stream()
                    .filter(Workload::isHttp2)
                    .forEach(workload -> leaveOut(peers, workload, results));
        }
        say("Starting PostgreSQL …");
        Path directory = Files.createTempDirectory("jumun-benchmark");
        try (Database database = Database.start()) {
            Loading loading = new Loading(options, results, database, directory);
            for (int round = 1; round <= options.rounds(); round++) {
                List<Peer> order = new ArrayList<>(peers);
                Collections.shuffle(order, new Random(round));
                for (int i = 0; i < order.size(); i++) {
                    say(
                            "Round %d of %d, peer %d of %d: %s"
                                    .formatted(
                                            round,
                                            options.rounds(),
                                            i + 1,
                                            order.size(),
                                            order.get(i).title()));
                    loading.measure(order.get(i), round == 1);
                }
            }
        }
        results.write(options.results());
        System.out.println();
        System.out.print(Markdown.of(results));
        System.out.println("\nWritten to " + options.results() + ", .md and .svg beside it.");
    }

    private static void leaveOut(List<Peer> peers, Workload workload, Results results) {
        peers.forEach(peer ->
                results.leaveOut(
                        peer.name(), workload.key(), "no h2load here: install nghttp2-client"));
    }

    /** Builds peers; returns those that can be started, and reports why others cannot. */
    static List<Peer> prepare(List<Peer> chosen, BiConsumer<Peer, String> failure)
            throws IOException, InterruptedException {
        List<Peer> peers = new ArrayList<>();
        Map<Path, String> failed = new LinkedHashMap<>();
        List<Path> prepared = new ArrayList<>();
        for (Peer peer : chosen) {
            if (!prepared.contains(peer.directory())) {
                prepared.add(peer.directory());
                say("Preparing " + peer.title() + " " + peer.version() + " …");
                try {
                    peer.prepare();
                } catch (IllegalStateException e) {
                    failed.put(peer.directory(), String.valueOf(e.getMessage()));
                }
            }
            String reason = failed.get(peer.directory());
            if (reason == null) {
                peers.add(peer);
            } else {
                say("  " + reason);
                failure.accept(peer, reason);
            }
        }
        return peers;
    }

    private static Map<String, Object> header(Options options, List<Peer> chosen)
            throws IOException, InterruptedException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        header.put("machine", Machine.describe() + "; the load generator runs on the same cores");
        header.put("java", Runtime.version().toString());
        header.put("jvm", String.join(" ", options.jvm()));
        header.put(
                "rounds",
                String.format(
                        Locale.ROOT,
                        "%d, each of %d s after %d to %d s of warm-up (until %,d requests)",
                        options.rounds(),
                        options.seconds(),
                        options.warmup(),
                        Loading.MOST_WARMUPS * options.warmup(),
                        Loading.WARM_AFTER_REQUESTS));
        for (Peer peer : chosen) {
            header.put(peer.name(), peer.title() + " " + peer.version());
        }
        return header;
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        for (Workload workload : Workload.values()) {
            if (workload == Workload.HOG) {
                titles.put(Loading.UNDISTURBED, "small JSON, a light load");
            }
            titles.put(workload.key(), workload.title());
        }
        titles.put(Results.START, "start to first answer, memory at rest");
        return titles;
    }

    static void say(String what) {
        System.err.println(what);
    }
}
