package dev.jumun.benchmarks.scale;

import java.util.List;
import java.util.stream.Stream;

/** The figures as a picture: four panels, each over a logarithmic axis of what grows. */
final class Picture {
    private static final int WIDTH = 500;
    private static final int HEIGHT = 310;
    private static final int TOP = 66;

    // Around the field of a panel.
    private static final int LEFT = 66;
    private static final int RIGHT = 30;
    private static final int ABOVE = 56;
    private static final int BELOW = 58;

    /** The room that a figure beside its point takes. */
    private static final int LABEL = 15;

    /** Between the sides of the field and its first and last points: half of such a figure. */
    private static final int INSET = 24;

    private static final List<String> STYLES = List.of("one", "two");

    private static final List<Panel> PANELS =
            List.of(
                    new Panel("Connections: GET /json", false, List.of(Series.CONNECTIONS)),
                    new Panel("Routes: GET of one of many", false, List.of(Series.ROUTES)),
                    new Panel("Bodies: POST of a validated order", true, List.of(Series.BODIES)),
                    new Panel("Memory", false, List.of(Series.IDLE, Series.WAITING)));

    private Picture() {}

    /** Series that are drawn over the same axes. */
    private record Panel(String title, boolean logarithmic, List<Series> series) {
        String unit() {
            String unit = series.getFirst().figure().title();
            return logarithmic ? unit + ", logarithmic" : unit;
        }

        String counted() {
            return series.size() == 1
                    ? series.getFirst().counted()
                    : "connections, each with a request that was answered, or waits";
        }

        Stream<Figures.Row> rows(Figures figures) {
            return series.stream().flatMap(each -> figures.rows(each).stream());
        }
    }

    static String of(Figures figures) {
        Drawing drawing = new Drawing();
        for (int i = 0; i < PANELS.size(); i++) {
            int x = 10 + i % 2 * WIDTH;
            int y = TOP + i / 2 * HEIGHT;
            draw(drawing, figures, PANELS.get(i), x, y);
        }
        int width = 20 + 2 * WIDTH;
        int height = TOP + 2 * HEIGHT;
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="12">
        <style>.back{fill:#fff}text{fill:#1f2328}.unit{fill:#656d76}.figure{stroke:#fff;stroke-width:3px;paint-order:stroke}.grid{stroke:#d8dee4}line.one{stroke:#c2410c}line.two{stroke:#475569}.fat{stroke-width:2}circle.one{fill:#c2410c}circle.two{fill:#475569}@media (prefers-color-scheme:dark){.back{fill:#0d1117}text{fill:#e6edf3}.unit{fill:#8d96a0}.figure{stroke:#0d1117}.grid{stroke:#30363d}line.one{stroke:#f97316}line.two{stroke:#94a3b8}circle.one{fill:#f97316}circle.two{fill:#94a3b8}}</style>
        <rect class="back" width="100%%" height="100%%"/>
        <text x="20" y="30" font-size="18" font-weight="600">How the cost grows</text>
        <text class="unit" x="20" y="50">Medians; the thin lines reach from the least to the most of the runs. What grows is on a logarithmic axis.</text>
        %s</svg>
        """
                .formatted(width, height, width, height, drawing);
    }

    private static void draw(Drawing drawing, Figures figures, Panel panel, int x, int y) {
        drawing.title(x + 10, y + 20, panel.title);
        drawing.unit(Drawing.Anchor.START, x + 10, y + 38, panel.unit());
        List<Figures.Row> rows = panel.rows(figures).toList();
        if (rows.isEmpty()) {
            drawing.unit(Drawing.Anchor.START, x + LEFT, y + ABOVE + 40, "not measured yet");
            return;
        }
        Axis across = across(rows, x + LEFT + INSET, x + WIDTH - RIGHT - INSET);
        Axis up = up(rows, panel, y + HEIGHT - BELOW, y + ABOVE);
        grid(drawing, across, up);
        drawing.unit(
                Drawing.Anchor.MIDDLE,
                (across.begin() + across.end()) / 2,
                up.begin() + 38,
                panel.counted());
        for (int i = 0; i < panel.series.size(); i++) {
            Series series = panel.series.get(i);
            line(drawing, series, figures.rows(series), STYLES.get(i), across, up);
            if (panel.series.size() > 1) {
                double place = y + 20 + i * 17;
                drawing.dot(STYLES.get(i), across.end() - 130, place - 4);
                drawing.text(Drawing.Anchor.START, across.end() - 120, place, series.title());
            }
        }
    }

    private static Axis across(List<Figures.Row> rows, double begin, double end) {
        int least = rows.stream().mapToInt(Figures.Row::at).min().orElse(1);
        int most = rows.stream().mapToInt(Figures.Row::at).max().orElse(1);
        return Axis.logarithmic(least, most, begin, end);
    }

    private static Axis up(List<Figures.Row> rows, Panel panel, double begin, double end) {
        Figure figure = panel.series.getFirst().figure();
        double least = rows.stream().mapToDouble(row -> row.figure(figure).least()).min().orElse(1);
        double most = rows.stream().mapToDouble(row -> row.figure(figure).most()).max().orElse(1);
        return panel.logarithmic
                ? Axis.logarithmic(least, most, begin, end)
                : Axis.fromZero(most, begin, end);
    }

    private static void grid(Drawing drawing, Axis across, Axis up) {
        for (double mark : across.marks()) {
            double x = across.place(mark);
            drawing.line("grid", x, up.begin(), x, up.end());
            drawing.text(Drawing.Anchor.MIDDLE, x, up.begin() + 18, Axis.label(mark));
        }
        for (double mark : up.marks()) {
            double y = up.place(mark);
            drawing.line("grid", across.begin() - INSET, y, across.end() + INSET, y);
            drawing.text(Drawing.Anchor.END, across.begin() - INSET - 8, y + 4, Axis.label(mark));
        }
    }

    private static void line(
            Drawing drawing,
            Series series,
            List<Figures.Row> rows,
            String style,
            Axis across,
            Axis up) {
        for (int i = 1; i < rows.size(); i++) {
            Figures.Row from = rows.get(i - 1);
            Figures.Row to = rows.get(i);
            drawing.line(
                    style + " fat",
                    across.place(from.at()),
                    up.place(from.figure(series.figure()).median()),
                    across.place(to.at()),
                    up.place(to.figure(series.figure()).median()));
        }
        for (Figures.Row row : rows) {
            Figures.Spread spread = row.figure(series.figure());
            double x = across.place(row.at());
            double most = up.place(spread.most());
            double least = up.place(spread.least());
            drawing.line(style, x, least, x, most);
            drawing.dot(style, x, up.place(spread.median()));
            boolean hasRoom = most - LABEL > up.end();
            drawing.figure(
                    x,
                    hasRoom ? most - LABEL + 6 : least + LABEL + 4,
                    Report.format(series.figure(), spread.median()));
        }
    }
}
