package dev.jumun.benchmarks.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked of a server, and how. */
enum Workload {
    JSON("small JSON", "/json", Kind.LOAD),
    ITEMS("path and query with constraints", "/items/7?limit=20&q=abc", Kind.LOAD),
    DRINKS("POST, a validated flat model", "/drinks", Kind.LOAD),
    ORDERS("POST, a validated list of 100 lines", "/orders", Kind.LOAD),
    ROW("a row from PostgreSQL", "/row/", Kind.LOAD),
    ROWS("twenty rows from PostgreSQL", "/rows", Kind.LOAD),
    WAIT("waits 10 ms", "/wait", Kind.LOAD),
    GATHER("three waits of 10 ms side by side", "/gather", Kind.LOAD),
    STREAM("a stream of 1,000 events", "/stream", Kind.LOAD),
    PLAINTEXT("plain text, pipelined by 16", "/plaintext", Kind.LOAD),
    H2("small JSON over HTTP/2", "/json", Kind.HTTP2),
    WAVE("10,000 waits of a second at once, 100 HTTP/2 connections", "/wait?ms=1000", Kind.WAVE),
    HOG("small JSON beside a CPU hog", "/json", Kind.HOG),
    IDLE("10,000 idle connections", "/json", Kind.CROWD),
    WAITING("5,000 requests that wait", "/wait?ms=60000", Kind.CROWD);

    /** How it is measured. */
    enum Kind {
        LOAD,
        HTTP2,
        WAVE,
        HOG,
        CROWD
    }

    /** What {@code --quick} measures. */
    static final Set<Workload> QUICK = EnumSet.of(JSON, ITEMS, DRINKS, ROW, WAIT);

    private final String title;
    private final String path;
    private final Kind kind;

    Workload(String title, String path, Kind kind) {
        this.title = title;
        this.path = path;
        this.kind = kind;
    }

    static Workload named(String name) {
        for (Workload workload : values()) {
            if (workload.key().equals(name)) {
                return workload;
            }
        }
        throw new IllegalArgumentException(
                "There is no workload "
                        + name
                        + ", but these: "
                        + Arrays.stream(values())
                                .map(Workload::key)
                                .collect(Collectors.joining(" ")));
    }

    /** Whether it takes a server that answers HTTP/2, and h2load. */
    boolean isHttp2() {
        return kind == Kind.HTTP2 || kind == Kind.WAVE;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }
}
