package dev.jumun.benchmarks.server;

/** What a load generator saw: requests that were answered well, and how long they took. */
public record Load(long requests, double seconds, double p50, double p99, double p999) {
    /** Returns how many were answered in a second. */
    public double perSecond() {
        return requests / seconds;
    }
}
