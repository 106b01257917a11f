package dev.jumun.benchmarks.core;

import org.jspecify.annotations.Nullable;
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

/**
 * Measures the core in interleaved rounds, and prints a table. Options: {@code --quick} for one
 * round; {@code --results FILE} for the JSON.
 */
public final class Main {
    private static final String JDK = "JDK: start, latch";
    private static final String QUEUE = "JDK: SynchronousQueue";
    private static final String ASYNCIO = "asyncio";

    private final int rounds;
    private final Figures figures = new Figures();
    private final Table table = new Table();

    private Main(int rounds) {
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> options = Arrays.asList(arguments);
        int file = options.indexOf("--results");
        Main main = new Main(options.contains("--quick") ? 1 : 5);
        main.measure();
        System.out.println();
        System.out.print(main.table.toText());
        if (file >= 0) {
            main.table.write(Path.of(options.get(file + 1)));
        }
    }

    private void measure() throws Exception {
        for (int round = 1; round <= rounds; round++) {
            say("Round " + round + " of " + rounds + ": steps");
            steps();
        }
        say("Crowds");
        crowds();
        say("asyncio");
        Map<String, Double> asyncio = Asyncio.figures();
        if (asyncio.isEmpty()) {
            say("There is no Python 3.11 here: no asyncio beside it.");
        }
        report(asyncio);
    }

    private static void say(String what) {
        System.err.println(what + " …");
    }

    /** One round of all small operations, each in a virtual machine of its own. */
    private void steps() throws Exception {
        Options options =
                new OptionsBuilder()
                        .include(Steps.class.getName() + ".*")
                        .jvmArgsAppend(
                                "-Djmh.executor=VIRTUAL",
                                "-XX:+UseCompactObjectHeaders",
                                "-Xms1g",
                                "-Xmx1g",
                                "-Djumun.watchdog=on")
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(400))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build();
        for (RunResult result : new Runner(options).run()) {
            String label = result.getPrimaryResult().getLabel();
            for (IterationResult iteration : result.getAggregatedResult().getIterationResults()) {
                figures.note(label, iteration.getPrimaryResult().getScore());
            }
        }
    }

    /** The crowds, in this virtual machine, each beside its anchor; the first rounds warm up. */
    private void crowds() throws Exception {
        crowd("sleepersOver", Crowds::sleepersOver, 3);
        crowd("bareSleepersOver", Crowds::bareSleepersOver, 3);
        crowd("bytesOfASleeper", Crowds::bytesOfASleeper, 6);
        crowd("bytesOfABareSleeper", Crowds::bytesOfABareSleeper, 6);
        crowd("cancelAndJoin", Crowds::cancelAndJoin, 10);
        crowd("interruptAndJoin", Crowds::interruptAndJoin, 10);
        crowd("tree", Crowds::tree, 5);
        crowd("simulatedHour", Crowds::simulatedHour, 5);
        crowd("ordersPerSecond", Crowds::ordersPerSecond, 3);
    }

    private void crowd(String name, Crowds.Run run, int warmups) throws Exception {
        say("  " + name);
        List<Double> all = new ArrayList<>();
        Throwable[] failure = new Throwable[1];
        Thread thread =
                Thread.startVirtualThread(() -> {
                    try {
                        for (int i = 0; i < warmups + Math.max(3, rounds); i++) {
                            double figure = run.figure();
                            if (i >= warmups) {
                                all.add(figure);
                            }
                        }
                    } catch (Throwable thrown) {
                        failure[0] = thrown;
                    }
                });
        thread.join();
        if (failure[0] != null) {
            throw new IllegalStateException(name + " failed", failure[0]);
        }
        all.forEach(figure -> figures.note(name, figure));
    }

    private void report(Map<String, Double> asyncio) {
        row("gather(2)", "ns", "gather2", JDK, figures.median("bare2"));
        row("gather(2)", "ns", "gather2", ASYNCIO, asyncio.get("gather_2"));
        row("gather(1000)", "ns", "gather1000", JDK, figures.median("bare1000"));
        row("gather(1000)", "ns", "gather1000", ASYNCIO, asyncio.get("gather_1000"));
        row(
                "gather(2), 200 frames deep",
                "ns",
                "gather2Deep",
                "gather(2)",
                figures.median("gather2"));
        row("taskGroup of two tasks", "ns", "taskGroup2", JDK, figures.median("bare2"));
        table.add(
                "stitching the trace of a failure",
                "ns",
                figures.median("failure") - figures.median("failureHere"),
                "a failure that needs none",
                figures.median("failureHere"));
        row("generator, pulled: a step", "ns", "pull", QUEUE, figures.median("synchronousQueue"));
        row("generator, pulled: a step", "ns", "pull", "asyncio, async for", asyncio.get("pull"));
        row(
                "generator, pushed: a step",
                "ns",
                "push",
                "hand-written iterator",
                figures.median("iterator"));
        table.add("onCancel, armed and not used", "ns", figures.median("onCancel"), null, null);
        table.add(
                "journal: an event",
                "ns",
                figures.median("journal") - figures.median("noJournal"),
                null,
                null);
        row(
                "100,000 sleepers: over their second",
                "ms",
                "sleepersOver",
                "JDK: bare threads",
                figures.median("bareSleepersOver"));
        row(
                "100,000 sleepers: over their second",
                "ms",
                "sleepersOver",
                ASYNCIO,
                asyncio.get("sleepers_over"));
        row(
                "100,000 sleepers: each",
                "bytes",
                "bytesOfASleeper",
                "JDK: bare threads",
                figures.median("bytesOfABareSleeper"));
        row(
                "100,000 sleepers: each",
                "bytes",
                "bytesOfASleeper",
                ASYNCIO,
                asyncio.get("sleeper_bytes"));
        row(
                "cancel 10,000 and join",
                "ms",
                "cancelAndJoin",
                "JDK: interrupt and join",
                figures.median("interruptAndJoin"));
        row("cancel 10,000 and join", "ms", "cancelAndJoin", ASYNCIO, asyncio.get("cancel"));
        row("tree of 10,000 with stacks", "ms", "tree", null, null);
        row("simulation: 10,000 tasks, an hour", "ms", "simulatedHour", null, null);
        row("simulation: orders of a small test", "1/s", "ordersPerSecond", null, null);
    }

    private void row(
            String name,
            String unit,
            String figure,
            @Nullable String anchor,
            @Nullable Double anchorMedian) {
        if (anchor == null || anchorMedian != null) {
            table.add(name, unit, figures.median(figure), anchor, anchorMedian);
        }
    }
}
