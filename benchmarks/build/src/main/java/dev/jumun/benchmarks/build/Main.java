package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the same API of more and more routes with Jumun and its peers, and starts the one of 500
 * routes.
 *
 * <p>Options: {@code --results FILE}, {@code --rounds N}, {@code --routes N…}, {@code --only
 * PEER…}, {@code --quick} (Jumun alone).
 */
public final class Main {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** The number of routes of the API that is started. */
    private static final int SERVED = 500;

    /** Above this number of routes Jumun is measured alone. */
    private static final int MOST_OF_PEERS = 500;

    private static final List<Peer> PEERS =
            List.of(
                    new ProcessorPeer("jumun", "Jumun", "/openapi.json", "--port %d"),
                    new ProcessorPeer("avaje", "Avaje http 3.2", "", "-Dport=%d"),
                    new ProcessorPeer(
                            "micronaut-4", "Micronaut 4.10.8", "", "-Dmicronaut.server.port=%d"),
                    new ProcessorPeer(
                            "micronaut",
                            "Micronaut 5.0.2, no OpenAPI",
                            "",
                            "-Dmicronaut.server.port=%d"),
                    new SpringPeer(),
                    new QuarkusPeer());

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        boolean quick = given.contains("--quick");
        int rounds = Integer.parseInt(value(given, "--rounds", quick ? "1" : "2"));
        List<Peer> peers = peers(quick ? List.of("jumun") : values(given, "--only"));
        for (Peer each : peers) {
            each.prepare();
        }
        Path folder = Files.createTempDirectory("jumun-build");
        List<String> results = new ArrayList<>();
        List<String> served = new ArrayList<>();
        OUT.println(Cost.head());
        for (int routes : sizes(given, quick)) {
            List<Peer> measured =
                    peers.stream()
                            .filter(each ->
                                    routes <= MOST_OF_PEERS
                                            || each.templates().peer().equals("jumun"))
                            .toList();
            Map<Peer, Path> folders = new LinkedHashMap<>();
            List<Cost> costs = new ArrayList<>();
            for (Peer each : measured) {
                Path own = folder.resolve(routes + "/" + each.templates().peer());
                folders.put(each, own);
                costs.add(new Cost(each, routes, own));
            }
            for (int i = 0; i < rounds; i++) {
                for (Cost each : costs) {
                    each.round(); // in turn: what else the machine does hits all alike
                }
            }
            for (Cost each : costs) {
                OUT.println(each.row());
                results.add(each.json());
            }
            if (routes == SERVED) {
                for (Map.Entry<Peer, Path> each : folders.entrySet()) {
                    Served one = Served.measure(each.getKey(), routes, rounds + 1, each.getValue());
                    served.add(one.row(each.getKey().title()));
                    results.add(one.json(each.getKey().title(), routes));
                }
            }
        }
        if (!served.isEmpty()) {
            OUT.println("\n" + Served.head());
            served.forEach(OUT::println);
        }
        String file = value(given, "--results", "");
        if (!file.isEmpty()) {
            Path path = Path.of(file).toAbsolutePath();
            Files.createDirectories(path.getParent());
            Files.writeString(path, "[\n" + String.join(",\n", results) + "\n]\n");
        }
    }

    private static List<Peer> peers(List<String> names) {
        List<Peer> chosen =
                PEERS.stream()
                        .filter(each -> names.isEmpty() || names.contains(each.templates().peer()))
                        .toList();
        if (chosen.size() < names.size() || chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "--only takes some of "
                            + PEERS.stream().map(each -> each.templates().peer()).toList());
        }
        return chosen;
    }

    private static List<Integer> sizes(List<String> given, boolean quick) {
        List<Integer> chosen = values(given, "--routes").stream().map(Integer::valueOf).toList();
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return quick ? List.of(10, 100, SERVED) : List.of(10, 100, SERVED, 900, 5_000);
    }

    private static List<String> values(List<String> given, String name) {
        int at = given.indexOf(name);
        return at < 0
                ? List.of()
                : given.stream().skip(at + 1L).takeWhile(each -> !each.startsWith("--")).toList();
    }

    private static String value(List<String> given, String name, String otherwise) {
        int at = given.indexOf(name);
        return at < 0 || at + 1 >= given.size() ? otherwise : given.get(at + 1);
    }
}
