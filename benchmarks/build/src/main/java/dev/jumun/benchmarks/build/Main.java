package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles APIs of more and more routes with and without the processor, and starts the one of 500
 * routes.
 *
 * <p>Options: {@code --results FILE}, {@code --rounds N}, {@code --routes N…}, {@code --quick}.
 */
public final class Main {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** The number of routes of the API that is started. */
    private static final int SERVED = 500;

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        boolean quick = given.contains("--quick");
        int rounds = Integer.parseInt(value(given, "--rounds", quick ? "1" : "2"));
        Path folder = Files.createTempDirectory("jumun-build");
        List<String> results = new ArrayList<>();
        OUT.println(Cost.head());
        for (int routes : sizes(given, quick)) {
            Path own = folder.resolve(String.valueOf(routes));
            Cost cost = Cost.measure(routes, rounds, own);
            OUT.println(cost.row());
            results.add(cost.json());
            if (routes == SERVED) {
                Served served = Served.measure(routes, rounds + 1, own);
                OUT.println(served.row());
                results.add(served.json());
            }
        }
        String file = value(given, "--results", "");
        if (!file.isEmpty()) {
            Path path = Path.of(file).toAbsolutePath();
            Files.createDirectories(path.getParent());
            Files.writeString(path, "[\n" + String.join(",\n", results) + "\n]\n");
        }
    }

    private static List<Integer> sizes(List<String> given, boolean quick) {
        int at = given.indexOf("--routes");
        if (at < 0) {
            return quick ? List.of(10, 100, SERVED) : List.of(10, 100, SERVED, 900, 5_000);
        }
        return given.stream()
                .skip(at + 1L)
                .takeWhile(each -> !each.startsWith("--"))
                .map(Integer::valueOf)
                .toList();
    }

    private static String value(List<String> given, String name, String otherwise) {
        int at = given.indexOf(name);
        return at < 0 || at + 1 >= given.size() ? otherwise : given.get(at + 1);
    }
}
