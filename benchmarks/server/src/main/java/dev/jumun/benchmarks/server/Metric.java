package dev.jumun.benchmarks.server;

/** A figure of a measurement. */
enum Metric {
    REQUESTS_PER_SECOND("requests/s", "%,.0f"),
    CPU_US("CPU µs/request", "%,.1f"),
    P50_MS("p50 ms", "%,.2f"),
    P99_MS("p99 ms", "%,.2f"),
    P999_MS("p99.9 ms", "%,.2f"),
    RSS_MB("RSS MB", "%,.0f"),
    WAVE_S("s, the slowest of three", "%,.2f"),
    START_MS("start ms", "%,.0f"),
    START_CPU_MS("CPU ms until then", "%,.0f"),
    PRIVATE_MB("of it not of files", "%,.0f"),
    BYTES_PER_CONNECTION("bytes each", "%,.0f"),
    HEAP_BYTES("of it heap", "%,.0f");

    private final String title;
    private final String format;

    Metric(String title, String format) {
        this.title = title;
        this.format = format;
    }

    String title() {
        return title;
    }

    String format() {
        return format;
    }
}
