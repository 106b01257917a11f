package dev.jumun.benchmarks.scale;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How long, and how often.
 *
 * @param warmup seconds with a server that has just been started
 * @param seconds of a run
 * @param manySeconds of a run with many connections, so that opening them weighs little
 * @param results the JSON; the tables and the picture lie beside it
 */
record Plan(int rounds, int warmup, int seconds, int manySeconds, Path results) {
    private static final int MANY = 512;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence, if it makes no sense
     */
    static Plan parse(String... arguments) {
        boolean quick = false;
        Path results = Path.of("benchmarks", "results", "scale.json");
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String option = rest.pop();
            if (option.equals("--quick")) {
                quick = true;
            } else if (option.equals("--results") && !rest.isEmpty()) {
                results = Path.of(rest.pop());
            } else {
                throw new IllegalArgumentException(
                        "Options are --quick, and --results FILE; not " + option + ".");
            }
        }
        return quick ? new Plan(1, 2, 1, 2, results) : new Plan(3, 6, 3, 6, results);
    }

    /** Returns how long a run with some connections takes. */
    int seconds(int connections) {
        return connections < MANY ? seconds : manySeconds;
    }
}
