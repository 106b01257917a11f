package dev.jumun.benchmarks.server;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured so far. A row has the medians over the rounds. */
final class Results {
    /** Of a start, whatever the workloads. */
    static final String START = "start";

    /** What was measured: the connections are 0 where they don't matter. */
    record Key(String workload, int connections, String peer) {}

    /** A line of the table. */
    record Row(Key key, Map<Metric, Double> figures) {
        @Nullable Double figure(Metric metric) {
            return figures.get(metric);
        }
    }

    /** What was not measured, and why. */
    record LeftOut(String peer, String workload, String reason) {}

    private final Map<String, Object> header;
    private final Map<String, String> titles;
    private final Map<Key, Map<Metric, List<Double>>> samples = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /**
     * Without figures yet.
     *
     * @param header how it is measured, on what
     * @param titles the workloads by their keys, in their order
     */
    Results(Map<String, Object> header, Map<String, String> titles) {
        this.header = header;
        this.titles = titles;
    }

    void add(Key key, Map<Metric, Double> figures) {
        Map<Metric, List<Double>> all =
                samples.computeIfAbsent(key, _ -> new EnumMap<>(Metric.class));
        figures.forEach((metric, figure) ->
                all.computeIfAbsent(metric, _ -> new ArrayList<>()).add(figure));
    }

    void leaveOut(String peer, String workload, String reason) {
        LeftOut entry = new LeftOut(peer, workload, reason);
        if (!leftOut.contains(entry)) {
            leftOut.add(entry);
        }
    }

    /** Whether it is of no use to try again. */
    boolean isLeftOut(String peer, String workload) {
        return leftOut.stream()
                .anyMatch(entry ->
                        entry.peer.equals(peer)
                                && (entry.workload.equals(workload)
                                        || entry.workload.equals("all")));
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    Map<String, Object> header() {
        return header;
    }

    Map<String, String> titles() {
        return titles;
    }

    /** Returns the rows of a workload, those that cost least first. */
    List<Row> rows(String workload) {
        List<Row> rows = new ArrayList<>();
        samples.forEach((key, metrics) -> {
            if (key.workload.equals(workload)) {
                Map<Metric, Double> medians = new EnumMap<>(Metric.class);
                metrics.forEach((metric, all) -> medians.put(metric, median(all)));
                rows.add(new Row(key, medians));
            }
        });
        rows.sort(
                Comparator.<Row>comparingInt(row -> row.key.connections)
                        .thenComparingDouble(Results::cost));
        return rows;
    }

    /** What a row is compared by: beside the hog the latency, else the first of these it has. */
    static Metric measure(Row row) {
        if (row.key.workload.startsWith(Workload.HOG.key())) {
            return Metric.P99_MS;
        }
        for (Metric metric :
                List.of(
                        Metric.BYTES_PER_CONNECTION,
                        Metric.START_MS,
                        Metric.WAVE_S,
                        Metric.CPU_US)) {
            if (row.figures.containsKey(metric)) {
                return metric;
            }
        }
        throw new IllegalStateException("no figures for " + row.key);
    }

    private static double cost(Row row) {
        return row.figures.getOrDefault(measure(row), Double.MAX_VALUE);
    }

    static double median(List<Double> all) {
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Writes the JSON, and the table and the picture beside it. */
    void write(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        writeJson(file);
        Files.writeString(file.resolveSibling(name + ".md"), Markdown.of(this));
        Files.writeString(file.resolveSibling(name + ".svg"), Chart.of(this));
    }

    void writeJson(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        Files.writeString(file, toJson());
    }

    private String toJson() {
        List<Object> rows = new ArrayList<>();
        for (String workload : titles.keySet()) {
            for (Row row : rows(workload)) {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("workload", workload);
                members.put("connections", row.key.connections);
                members.put("peer", row.key.peer);
                row.figures.forEach((metric, figure) ->
                        members.put(
                                metric.name().toLowerCase(Locale.ROOT),
                                Math.round(figure * 1000) / 1000.0));
                rows.add(members);
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("header", header);
        all.put("rows", rows);
        all.put("left_out", leftOut);
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(all)
                + "\n";
    }
}
