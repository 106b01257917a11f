package dev.jumun.benchmarks.server;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The results as tables, one for each workload. */
final class Markdown {
    private Markdown() {}

    static String of(Results results) {
        StringBuilder text = new StringBuilder("# The server beside its peers\n\n");
        results.header().forEach((name, value) -> text.append("- " + name + ": " + value + "\n"));
        results.titles().forEach((key, title) -> table(text, title, results.rows(key)));
        if (!results.leftOut().isEmpty()) {
            text.append("\n## Left out\n\n");
            for (Results.LeftOut entry : results.leftOut()) {
                text.append(
                        "- %s, %s: %s\n".formatted(entry.peer(), entry.workload(), entry.reason()));
            }
        }
        return text.toString();
    }

    private static void table(StringBuilder text, String title, List<Results.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<Metric> metrics =
                rows.stream()
                        .flatMap(row -> row.figures().keySet().stream())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Metric.class)));
        text.append("\n## ").append(title).append("\n\n| connections | peer |");
        metrics.forEach(metric -> text.append(" " + metric.title() + " |"));
        text.append("\n|---:|---|").append("---:|".repeat(metrics.size())).append("\n");
        for (Results.Row row : rows) {
            text.append("| %s | %s |".formatted(connections(row), row.key().peer()));
            metrics.forEach(metric -> text.append(" " + figure(row.figures(), metric) + " |"));
            text.append("\n");
        }
    }

    static String connections(Results.Row row) {
        return row.key().connections() == 0 ? "" : "" + row.key().connections();
    }

    static String figure(Map<Metric, Double> figures, Metric metric) {
        Double figure = figures.get(metric);
        return figure == null ? "" : String.format(Locale.ROOT, metric.format(), figure);
    }
}
