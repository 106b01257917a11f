package dev.jumun.benchmarks.scale;

import java.util.List;
import java.util.Locale;

/** What grows, and how far. */
enum Series {
    CONNECTIONS("GET /json", "connections", Figure.CPU_US, List.of(1, 8, 64, 512, 4096)),
    ROUTES("GET of one of many routes", "routes", Figure.CPU_US, List.of(10, 1000, 10_000)),
    BODIES(
            "POST of a validated order",
            "bytes of the body",
            Figure.CPU_US,
            List.of(100, 1000, 10_000, 100_000, 1_000_000)),
    IDLE("idle connections", "connections", Figure.BYTES_EACH, List.of(100, 1000, 5000, 20_000)),
    WAITING("requests that wait", "requests", Figure.BYTES_EACH, List.of(100, 1000, 5000, 20_000));

    private final String title;
    private final String counted;
    private final Figure figure;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Integer> points;

    Series(String title, String counted, Figure figure, List<Integer> points) {
        this.title = title;
        this.counted = counted;
        this.figure = figure;
        this.points = points;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /** What there are 10, 100 or 1,000 of. */
    String counted() {
        return counted;
    }

    /** What is drawn; the table has the others, too. */
    Figure figure() {
        return figure;
    }

    List<Integer> points() {
        return points;
    }

    /** Whether it is memory that is measured, not time. */
    boolean isCrowd() {
        return figure == Figure.BYTES_EACH;
    }
}
