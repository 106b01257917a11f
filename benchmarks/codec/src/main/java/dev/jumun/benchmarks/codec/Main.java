package dev.jumun.benchmarks.codec;

import dev.jumun.benchmarks.core.Table;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the codecs beside others, in interleaved rounds, and prints a table. A round measures
 * each next to those that it is compared with, and its ratios are of that round: a machine that is
 * slower for some minutes is so for both. Options: {@code --quick} for one round; {@code --results
 * FILE} for the JSON.
 */
public final class Main {
    private static final List<String> MODELS = List.of("flat", "nested", "large");

    /** Jumun's between those of the others. */
    private static final List<String> METHODS =
            List.of(
                    "avajeDecode",
                    "jumunDecode",
                    "databindDecode",
                    "avajeEncode",
                    "jumunEncode",
                    "databindEncode");

    /** The median of each round. */
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    private final Table table = new Table();

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> options = Arrays.asList(arguments);
        int file = options.indexOf("--results");
        int rounds = options.contains("--quick") ? 1 : 5;
        Main main = new Main();
        for (int round = 1; round <= rounds; round++) {
            say("Round " + round + " of " + rounds);
            main.round();
        }
        say("pydantic");
        Map<String, Double> pydantic = Pydantic.figures();
        if (pydantic.isEmpty()) {
            say("There is no Python with pydantic here: no pydantic beside it.");
        }
        main.report(pydantic);
        System.out.println();
        System.out.print(main.table.toText());
        if (file >= 0) {
            main.table.write(Path.of(options.get(file + 1)));
        }
    }

    private static void say(String what) {
        System.err.println(what + " …");
    }

    private void round() throws Exception {
        for (String model : MODELS) {
            for (String method : METHODS) {
                figures.computeIfAbsent(model + "." + method, _ -> new ArrayList<>())
                        .add(once(model, method));
            }
        }
    }

    /** In a virtual machine of its own. */
    private static double once(String model, String method) throws Exception {
        Options options =
                new OptionsBuilder()
                        .include(Codecs.class.getName() + "\\." + method + "$")
                        .param("model", model)
                        .jvmArgsAppend("-XX:+UseCompactObjectHeaders", "-Xms512m", "-Xmx512m")
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(300))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build();
        RunResult result = new Runner(options).runSingle();
        return Table.median(
                result.getAggregatedResult().getIterationResults().stream()
                        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                        .toArray());
    }

    private void report(Map<String, Double> pydantic) {
        for (String model : MODELS) {
            String read = model + ": read and validate";
            row(read, model, "jumunDecode", "databind, hibernate-validator", "databindDecode");
            row(read, model, "jumunDecode", "avaje-jsonb, avaje-validator", "avajeDecode");
            row(read, median(model, "jumunDecode"), "pydantic", pydantic.get(model + ".decode"));
            String write = model + ": write";
            row(write, model, "jumunEncode", "databind", "databindEncode");
            row(write, model, "jumunEncode", "avaje-jsonb", "avajeEncode");
            row(write, median(model, "jumunEncode"), "pydantic", pydantic.get(model + ".encode"));
        }
    }

    private void row(String name, String model, String figure, String anchor, String beside) {
        List<Double> ours = all(model, figure);
        List<Double> theirs = all(model, beside);
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i) / theirs.get(i);
        }
        table.add(
                name,
                "ns",
                median(model, figure),
                anchor,
                median(model, beside),
                Table.median(ratios));
    }

    private void row(String name, double median, String anchor, @Nullable Double beside) {
        if (beside != null) {
            table.add(name, "ns", median, anchor, beside);
        }
    }

    private List<Double> all(String model, String figure) {
        return figures.getOrDefault(model + "." + figure, List.of());
    }

    private double median(String model, String figure) {
        return Table.median(all(model, figure).stream().mapToDouble(Double::doubleValue).toArray());
    }
}
