package dev.jumun.benchmarks.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What several rounds have measured, by names. */
public final class Figures {
    private final Map<String, List<Double>> all = new HashMap<>();

    /** Makes an empty one. */
    public Figures() {}

    /** Adds what a round has measured. */
    public void note(String name, double figure) {
        all.computeIfAbsent(name, _ -> new ArrayList<>()).add(figure);
    }

    /** Returns the median of the rounds. */
    public double median(String name) {
        return Table.median(
                all.getOrDefault(name, List.of()).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }
}
