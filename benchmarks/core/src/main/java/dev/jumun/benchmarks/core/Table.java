package dev.jumun.benchmarks.core;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figures beside those of what they are compared with, as text and as JSON. */
public final class Table {
    /** One line: the unit is that of both medians. */
    private record Row(
            String name,
            String unit,
            double median,
            @Nullable String anchor,
            @Nullable Double anchorMedian,
            @Nullable Double ratio) {}

    private final List<Row> rows = new ArrayList<>();

    /** Adds a line; without an anchor, it stands alone. */
    public void add(
            String name,
            String unit,
            double median,
            @Nullable String anchor,
            @Nullable Double anchorMedian) {
        Double ratio = anchorMedian == null || anchorMedian == 0 ? null : median / anchorMedian;
        rows.add(new Row(name, unit, median, anchor, anchorMedian, ratio));
    }

    /**
     * Adds a line whose ratio is the middle one of several, each of two figures that were measured
     * one soon after the other: it holds where a machine is faster now and slower then.
     */
    public void add(
            String name,
            String unit,
            double median,
            String anchor,
            double anchorMedian,
            double ratio) {
        rows.add(new Row(name, unit, median, anchor, anchorMedian, ratio));
    }

    /** Returns the middle of some figures. */
    public static double median(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Returns the lines, for people. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-44s %12s %-9s %-34s %12s %8s%n",
                        "what",
                        "median",
                        "unit",
                        "beside",
                        "its median",
                        "ratio"));
        for (Row row : rows) {
            Double beside = row.anchorMedian();
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-44s %12.3f %-9s %-34s %12s %8s%n",
                            row.name(),
                            row.median(),
                            row.unit(),
                            row.anchor() == null ? "" : row.anchor(),
                            beside == null ? "" : String.format(Locale.ROOT, "%.3f", beside),
                            row.ratio() == null
                                    ? ""
                                    : String.format(Locale.ROOT, "%.2f", row.ratio())));
        }
        return text.toString();
    }

    /**
     * Writes the lines as JSON.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ObjectWriteContext pretty =
                new ObjectWriteContext.Base() {
                    @Override
                    public DefaultPrettyPrinter getPrettyPrinter() {
                        return new DefaultPrettyPrinter();
                    }
                };
        try (Writer writer = Files.newBufferedWriter(file);
                JsonGenerator json = new JsonFactory().createGenerator(pretty, writer)) {
            json.writeStartArray();
            for (Row row : rows) {
                json.writeStartObject();
                json.writeStringProperty("name", row.name());
                json.writeStringProperty("unit", row.unit());
                json.writeNumberProperty("median", rounded(row.median()));
                json.writeStringProperty("anchor", row.anchor());
                json.writeName("anchor_median");
                if (row.anchorMedian() == null) {
                    json.writeNull();
                } else {
                    json.writeNumber(rounded(row.anchorMedian()));
                }
                if (row.ratio() != null) {
                    json.writeNumberProperty("ratio", rounded(row.ratio()));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1e4) / 1e4;
    }
}
