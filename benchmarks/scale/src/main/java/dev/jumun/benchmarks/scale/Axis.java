package dev.jumun.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A scale from figures to places on a picture.
 *
 * @param from the figure at its begin
 * @param to the figure at its end
 * @param begin the place of the first
 * @param end the place of the last
 * @param logarithmic whether each tenfold is as long as the next
 */
record Axis(double from, double to, double begin, double end, boolean logarithmic) {
    private static final double[] STEPS = {1, 2, 5, 10};
    private static final int MOST_STEPS = 5;

    /** One on which all that lies between two figures has its place, from power to power of ten. */
    static Axis logarithmic(double least, double most, double begin, double end) {
        double from = Math.pow(10, Math.floor(Math.log10(least) + 1e-9));
        double to = Math.pow(10, Math.ceil(Math.log10(most) - 1e-9));
        return new Axis(from, Math.max(to, from * 10), begin, end, true);
    }

    /** One that begins with nothing, and ends with a round figure not below another. */
    static Axis fromZero(double most, double begin, double end) {
        double step = step(most);
        return new Axis(0, Math.max(1, Math.ceil(most / step - 1e-9)) * step, begin, end, false);
    }

    private static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most / MOST_STEPS)));
        for (double step : STEPS) {
            if (most / (step * power) <= MOST_STEPS) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** Returns the place of a figure. */
    double place(double figure) {
        double part =
                logarithmic
                        ? Math.log10(figure / from) / Math.log10(to / from)
                        : (figure - from) / (to - from);
        return begin + part * (end - begin);
    }

    /** Returns the figures that are written beside it. */
    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        double step = logarithmic ? 0 : step(to);
        for (int i = 0; ; i++) {
            double mark = logarithmic ? from * Math.pow(10, i) : i * step;
            if (mark > to * (1 + 1e-9)) {
                return marks;
            }
            marks.add(mark);
        }
    }

    /** Writes a figure so that it takes little room: 20k, 1M. */
    static String label(double figure) {
        if (figure >= 1e6) {
            return shortest(figure / 1e6) + "M";
        }
        return figure >= 1e4 ? shortest(figure / 1e3) + "k" : shortest(figure);
    }

    private static String shortest(double figure) {
        return figure == Math.rint(figure)
                ? String.format(Locale.ROOT, "%,.0f", figure)
                : String.format(Locale.ROOT, figure < 100 ? "%.1f" : "%.0f", figure);
    }
}
