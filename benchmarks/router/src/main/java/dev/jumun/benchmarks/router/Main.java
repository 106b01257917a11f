package dev.jumun.benchmarks.router;

import dev.jumun.benchmarks.core.Table;
import dev.jumun.runtime.routing.Routing;

import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures how long it takes to find a route among 10, 1,000 and 10,000, in interleaved rounds.
 * Options: {@code --quick} for one round; {@code --results FILE} for the JSON.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> options = Arrays.asList(arguments);
        int file = options.indexOf("--results");
        int rounds = options.contains("--quick") ? 1 : 5;
        Map<Integer, List<Double>> figures = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            System.err.println("Round " + round + " of " + rounds + " …");
            round(figures);
        }
        Table table = new Table();
        double ten = median(figures.getOrDefault(10, List.of()));
        figures.forEach((routes, times) ->
                table.add("a route among " + routes, "ns", median(times), "among 10", ten));
        System.out.print(table.toText());
        if (file >= 0) {
            table.write(Path.of(options.get(file + 1)));
        }
    }

    private static double median(List<Double> figures) {
        return Table.median(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void round(Map<Integer, List<Double>> figures) throws Exception {
        Options options =
                new OptionsBuilder()
                        .include(Routing.class.getName() + ".*")
                        .jvmArgsAppend("-XX:+UseCompactObjectHeaders", "-Xms512m", "-Xmx512m")
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(300))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build();
        for (RunResult result : new Runner(options).run()) {
            int routes = Integer.parseInt(result.getParams().getParam("routes"));
            for (IterationResult iteration : result.getAggregatedResult().getIterationResults()) {
                figures.computeIfAbsent(routes, _ -> new ArrayList<>())
                        .add(iteration.getPrimaryResult().getScore());
            }
        }
    }
}
