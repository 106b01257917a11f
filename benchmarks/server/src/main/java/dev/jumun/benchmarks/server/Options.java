package dev.jumun.benchmarks.server;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What to measure, and for how long.
 *
 * @param only the peers' names; none for all
 * @param home the directory {@code benchmarks}
 * @param results the JSON; the table and the picture lie beside it
 */
record Options(
        Set<String> only,
        Set<Workload> workloads,
        List<Integer> connections,
        int rounds,
        int warmup,
        int seconds,
        List<String> jvm,
        Path home,
        Path results) {
    private static final String JVM = "-Xms512m -Xmx512m -XX:+UseG1GC -XX:+UseCompactObjectHeaders";

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence, if it makes no sense
     */
    static Options parse(String... arguments) {
        boolean quick = Arrays.asList(arguments).contains("--quick");
        Set<String> only = new LinkedHashSet<>();
        Set<Workload> workloads = EnumSet.noneOf(Workload.class);
        List<Integer> connections = quick ? List.of(64) : List.of(64, 512);
        int rounds = quick ? 1 : 3;
        int warmup = quick ? 3 : 6;
        int seconds = quick ? 3 : 6;
        String jvm = JVM;
        Path home = Path.of("benchmarks");
        Path results = Path.of("benchmarks", "results", "server.json");
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--quick" -> {}
                case "--only" -> takeNames(rest, only);
                case "--workloads" -> {
                    Set<String> names = new LinkedHashSet<>();
                    takeNames(rest, names);
                    names.forEach(name -> workloads.add(Workload.named(name)));
                }
                case "--connections" -> {
                    Set<String> counts = new LinkedHashSet<>();
                    takeNames(rest, counts);
                    connections = counts.stream().map(Integer::valueOf).toList();
                }
                case "--rounds" -> rounds = Integer.parseInt(value(option, rest.poll()));
                case "--warmup" -> warmup = Integer.parseInt(value(option, rest.poll()));
                case "--seconds" -> seconds = Integer.parseInt(value(option, rest.poll()));
                case "--jvm" -> jvm = value(option, rest.poll());
                case "--home" -> home = Path.of(value(option, rest.poll()));
                case "--results" -> results = Path.of(value(option, rest.poll()));
                default -> throw new IllegalArgumentException("There is no option " + option + ".");
            }
        }
        if (workloads.isEmpty()) {
            workloads.addAll(quick ? Workload.QUICK : EnumSet.allOf(Workload.class));
        }
        return new Options(
                only,
                workloads,
                connections,
                rounds,
                warmup,
                seconds,
                List.of(jvm.strip().split("\\s+")),
                home,
                results);
    }

    /** Names may be given one by one, or with commas. */
    private static void takeNames(Deque<String> rest, Set<String> names) {
        while (!rest.isEmpty() && !rest.getFirst().startsWith("--")) {
            for (String name : rest.pop().split(",", -1)) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static String value(String option, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return value;
    }
}
