package dev.jumun.benchmarks.scale;

/** A figure of a measurement. */
enum Figure {
    CPU_US("CPU µs/request", "%,.1f"),
    CPU_NS_PER_BYTE("CPU ns/byte", "%,.1f"),
    REQUESTS_PER_SECOND("requests/s", "%,.0f"),
    P50_MS("p50 ms", "%,.2f"),
    P99_MS("p99 ms", "%,.2f"),
    BYTES_EACH("bytes each", "%,.0f"),
    HEAP_BYTES_EACH("of it in the heap", "%,.0f"),
    RESIDENT_BYTES_EACH("of it outside", "%,.0f");

    private final String title;
    private final String format;

    Figure(String title, String format) {
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
