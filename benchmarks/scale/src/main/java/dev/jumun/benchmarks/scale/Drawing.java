package dev.jumun.benchmarks.scale;

import java.util.Locale;

/** The elements of a picture, as SVG. */
final class Drawing {
    /** Where a text begins, or ends. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final StringBuilder elements = new StringBuilder();

    void title(double x, double y, String text) {
        elements.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"13\""
                                + " font-weight=\"600\">%s</text>%n",
                        x,
                        y,
                        text));
    }

    /** What a figure is of. */
    void unit(Anchor anchor, double x, double y, String text) {
        text("unit", 11, anchor, x, y, text);
    }

    void text(Anchor anchor, double x, double y, String text) {
        text("text", 12, anchor, x, y, text);
    }

    /** What a point says, with a rim so that no line runs through it. */
    void figure(double x, double y, String text) {
        text("figure", 12, Anchor.MIDDLE, x, y, text);
    }

    private void text(String style, int size, Anchor anchor, double x, double y, String text) {
        elements.append(
                String.format(
                        Locale.ROOT,
                        "<text class=\"%s\" font-size=\"%d\" text-anchor=\"%s\" x=\"%.1f\""
                                + " y=\"%.1f\">%s</text>%n",
                        style,
                        size,
                        anchor.name().toLowerCase(Locale.ROOT),
                        x,
                        y,
                        text));
    }

    void line(String style, double x, double y, double toX, double toY) {
        elements.append(
                String.format(
                        Locale.ROOT,
                        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                        style,
                        x,
                        y,
                        toX,
                        toY));
    }

    void dot(String style, double x, double y) {
        elements.append(
                String.format(
                        Locale.ROOT,
                        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>%n",
                        style,
                        x,
                        y));
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}
