package dev.jumun.benchmarks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as a picture: a panel for each workload, a bar for each peer; less is better. */
final class Chart {
    private static final int COLUMNS = 3;
    private static final int PANEL = 400;
    private static final int LABEL = 118;
    private static final int NUMBER = 62;
    private static final int BAR = 18;
    private static final int HEAD = 54;
    private static final int TOP = 64;

    private Chart() {}

    private record Panel(String title, String unit, List<Results.Row> rows) {
        int height() {
            return HEAD + rows.size() * BAR + 22;
        }
    }

    static String of(Results results) {
        List<Panel> panels = panels(results);
        StringBuilder body = new StringBuilder();
        int y = TOP;
        for (int i = 0; i < panels.size(); i += COLUMNS) {
            List<Panel> line = panels.subList(i, Math.min(i + COLUMNS, panels.size()));
            int height = 0;
            for (int column = 0; column < line.size(); column++) {
                draw(body, line.get(column), 20 + column * PANEL, y);
                height = Math.max(height, line.get(column).height());
            }
            y += height;
        }
        int width = 20 + COLUMNS * PANEL;
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="12">
        <style>.back{fill:#fff}text{fill:#1f2328}.unit{fill:#656d76}.bar{fill:#b6c2cf}.ours{fill:#c2410c}.line{fill:#475569}@media (prefers-color-scheme:dark){.back{fill:#0d1117}text{fill:#e6edf3}.unit{fill:#8d96a0}.bar{fill:#3d4a58}.ours{fill:#f97316}.line{fill:#94a3b8}}</style>
        <rect class="back" width="100%%" height="100%%"/>
        <text x="20" y="30" font-size="18" font-weight="600">What an answer costs</text>
        <text class="unit" x="20" y="50">Medians of interleaved rounds; shorter is better. Each panel has a scale of its own.</text>
        %s</svg>
        """
                .formatted(width, y, width, y, body);
    }

    private static List<Panel> panels(Results results) {
        List<Panel> panels = new ArrayList<>();
        for (Map.Entry<String, String> workload : results.titles().entrySet()) {
            List<Results.Row> rows = results.rows(workload.getKey());
            if (!rows.isEmpty()) {
                // The smallest number of connections only: the table has the others.
                int connections = rows.getFirst().key().connections();
                List<Results.Row> shown =
                        rows.stream()
                                .filter(row -> row.key().connections() == connections)
                                .toList();
                Metric metric = Results.measure(shown.getFirst());
                String unit =
                        connections == 0 || metric == Metric.BYTES_PER_CONNECTION
                                ? metric.title()
                                : metric.title() + ", " + connections + " connections";
                panels.add(new Panel(workload.getValue(), unit, shown));
            }
        }
        return panels;
    }

    private static void draw(StringBuilder body, Panel panel, int x, int y) {
        body.append(
                """
                <text x="%d" y="%d" font-size="13" font-weight="600">%s</text>
                <text class="unit" x="%d" y="%d" font-size="11">%s</text>
                """
                        .formatted(x, y + 20, escape(panel.title), x, y + 36, escape(panel.unit)));
        double most = panel.rows.stream().mapToDouble(Chart::figure).max().orElse(1);
        int room = PANEL - LABEL - NUMBER - 20;
        int line = y + HEAD - 8;
        for (Results.Row row : panel.rows) {
            double length = Math.max(1, room * figure(row) / most);
            body.append(
                    String.format(
                            Locale.ROOT,
                            """
                            <text x="%d" y="%d" text-anchor="end">%s</text>
                            <rect class="%s" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>
                            <text x="%.1f" y="%d">%s</text>
                            """,
                            x + LABEL - 8,
                            line + 12,
                            escape(row.key().peer()),
                            style(row.key().peer()),
                            x + LABEL,
                            line + 2,
                            length,
                            BAR - 5,
                            x + LABEL + length + 6,
                            line + 12,
                            Markdown.figure(row.figures(), Results.measure(row))));
            line += BAR;
        }
    }

    private static double figure(Results.Row row) {
        return row.figures().getOrDefault(Results.measure(row), 0.0);
    }

    private static String style(String peer) {
        return switch (peer) {
            case "jumun" -> "ours";
            case "netty" -> "line";
            default -> "bar";
        };
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
