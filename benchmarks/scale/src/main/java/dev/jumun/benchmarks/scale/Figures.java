package dev.jumun.benchmarks.scale;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was measured so far: for each point of each series the figures of its runs. */
final class Figures {
    /** The median of some runs, and between what they lay. */
    record Spread(double least, double median, double most, int runs) {
        static Spread of(List<Double> all) {
            double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int middle = sorted.length / 2;
            double median =
                    sorted.length % 2 == 1
                            ? sorted[middle]
                            : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Spread(sorted[0], median, sorted[sorted.length - 1], sorted.length);
        }
    }

    /** A line of a table. */
    record Row(int at, Map<Figure, Spread> figures) {
        Spread figure(Figure figure) {
            Spread spread = figures.get(figure);
            if (spread == null) {
                throw new IllegalStateException("no " + figure + " at " + at);
            }
            return spread;
        }
    }

    private final Map<String, Object> header;
    private final Map<Series, TreeMap<Integer, Map<Figure, List<Double>>>> runs =
            new EnumMap<>(Series.class);

    /** Without any yet; the header says how it is measured, on what. */
    Figures(Map<String, Object> header) {
        this.header = header;
    }

    void add(Series series, int at, Map<Figure, Double> run) {
        Map<Figure, List<Double>> all =
                runs.computeIfAbsent(series, _ -> new TreeMap<>())
                        .computeIfAbsent(at, _ -> new EnumMap<>(Figure.class));
        run.forEach(
                (figure, value) -> all.computeIfAbsent(figure, _ -> new ArrayList<>()).add(value));
    }

    Map<String, Object> header() {
        return header;
    }

    /** Returns the points of a series in their order; none if it was not measured. */
    List<Row> rows(Series series) {
        List<Row> rows = new ArrayList<>();
        runs.getOrDefault(series, new TreeMap<>())
                .forEach((at, all) -> {
                    Map<Figure, Spread> figures = new EnumMap<>(Figure.class);
                    all.forEach((figure, values) -> figures.put(figure, Spread.of(values)));
                    rows.add(new Row(at, figures));
                });
        return rows;
    }

    /** Returns the figures that a series has. */
    Set<Figure> of(Series series) {
        Set<Figure> figures = EnumSet.noneOf(Figure.class);
        rows(series).forEach(row -> figures.addAll(row.figures.keySet()));
        return figures;
    }
}
