package dev.jumun.benchmarks.scale;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as JSON, as tables, and as a picture, in files beside each other. */
final class Report {
    private Report() {}

    static void write(Figures figures, Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        Files.writeString(file, json(figures));
        Files.writeString(file.resolveSibling(name + ".md"), markdown(figures));
        Files.writeString(file.resolveSibling(name + ".svg"), Picture.of(figures));
    }

    static String json(Figures figures) {
        List<Object> rows = new ArrayList<>();
        for (Series series : Series.values()) {
            for (Figures.Row row : figures.rows(series)) {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("series", series.key());
                members.put("at", row.at());
                row.figures()
                        .forEach((figure, spread) -> {
                            Map<String, Object> values = new LinkedHashMap<>();
                            values.put("median", rounded(spread.median()));
                            values.put("least", rounded(spread.least()));
                            values.put("most", rounded(spread.most()));
                            members.put(figure.name().toLowerCase(Locale.ROOT), values);
                            members.put("runs", spread.runs());
                        });
                rows.add(members);
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("header", figures.header());
        all.put("rows", rows);
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(all)
                + "\n";
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    static String markdown(Figures figures) {
        StringBuilder text = new StringBuilder("# How the cost grows\n\n");
        figures.header()
                .forEach((name, value) ->
                        text.append("- ").append(name).append(": ").append(value).append('\n'));
        for (Series series : Series.values()) {
            if (!figures.rows(series).isEmpty()) {
                table(text, figures, series);
            }
        }
        return text.toString();
    }

    /** The figure that counts with the least and the most of its runs, the others without. */
    private static void table(StringBuilder text, Figures figures, Series series) {
        Figure main = series.figure();
        List<Figure> others = figures.of(series).stream().filter(figure -> figure != main).toList();
        text.append("\n## ").append(series.title()).append("\n\n| ").append(series.counted());
        text.append(" | ").append(main.title()).append(" | least, most |");
        others.forEach(figure -> text.append(' ').append(figure.title()).append(" |"));
        text.append("\n|---:|---:|---:|").append("---:|".repeat(others.size())).append('\n');
        for (Figures.Row row : figures.rows(series)) {
            Figures.Spread spread = row.figure(main);
            text.append(String.format(Locale.ROOT, "| %,d | ", row.at()))
                    .append(format(main, spread.median()))
                    .append(" | ")
                    .append(format(main, spread.least()))
                    .append(", ")
                    .append(format(main, spread.most()))
                    .append(" |");
            others.forEach(figure ->
                    text.append(' ')
                            .append(format(figure, row.figure(figure).median()))
                            .append(" |"));
            text.append('\n');
        }
    }

    /** What is large is told without decimals. */
    static String format(Figure figure, double value) {
        return String.format(Locale.ROOT, value < 1000 ? figure.format() : "%,.0f", value);
    }
}
