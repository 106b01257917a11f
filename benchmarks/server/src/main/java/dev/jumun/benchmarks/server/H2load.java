package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** h2load, which drives a server over HTTP/2 without TLS, ten streams on each connection. */
final class H2load {
    private static final Pattern DONE =
            Pattern.compile("requests: .* (\\d+) done, (\\d+) succeeded, (\\d+) failed");

    private static final Pattern FINISHED = Pattern.compile("finished in ([0-9.]+)(m?s)");

    private final Path log;

    H2load(Path directory) {
        log = directory.resolve("h2load.log");
    }

    /** Loads a server, and waits for the end. */
    Load run(int port, Workload workload, int connections, int seconds)
            throws IOException, InterruptedException {
        Files.deleteIfExists(log);
        ProcessBuilder builder =
                new ProcessBuilder(
                        "h2load",
                        "--threads=1",
                        "--clients=" + connections,
                        "--max-concurrent-streams=10",
                        "--duration=" + seconds,
                        "--log-file=" + log,
                        "http://127.0.0.1:" + port + workload.path());
        String output = Tool.run(builder, log.resolveSibling("h2load.out"), seconds);
        try (Stream<String> lines = Files.lines(log)) {
            return parse(output, seconds, lines);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /**
     * Sends all requests at once, as many on each connection, and returns the seconds until the
     * last one is answered.
     */
    double wave(int port, Workload workload, int connections, int requests)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "h2load",
                        "--threads=1",
                        "--clients=" + connections,
                        "--max-concurrent-streams=" + requests / connections,
                        "--requests=" + requests,
                        "http://127.0.0.1:" + port + workload.path());
        return seconds(Tool.run(builder, log.resolveSibling("h2load.out"), 0), requests);
    }

    /** Reads how long it took until all were answered. */
    static double seconds(String output, int requests) {
        Matcher finished = FINISHED.matcher(output);
        Matcher done = DONE.matcher(output);
        if (!finished.find() || !done.find()) {
            throw new IllegalStateException("h2load says: " + output);
        }
        if (Long.parseLong(done.group(2)) != requests) {
            throw new IllegalStateException("requests failed: " + done.group());
        }
        double time = Double.parseDouble(finished.group(1));
        return finished.group(2).equals("ms") ? time / 1e3 : time;
    }

    /**
     * Reads what h2load prints, and its log: for each request a line with the time it began, the
     * status, and how long it took in microseconds.
     *
     * @throws IllegalStateException if requests failed, or h2load did
     */
    static Load parse(String output, double seconds, Stream<String> log) {
        Matcher done = DONE.matcher(output);
        if (!done.find()) {
            throw new IllegalStateException("h2load says: " + output);
        }
        long succeeded = Long.parseLong(done.group(2));
        if (succeeded == 0 || Long.parseLong(done.group(3)) > 0) {
            throw new IllegalStateException("requests failed: " + done.group());
        }
        long[] micros =
                log.map(line -> line.split("\t", -1))
                        .filter(fields -> fields.length == 3 && fields[1].equals("200"))
                        .mapToLong(fields -> Long.parseLong(fields[2].strip()))
                        .toArray();
        Arrays.sort(micros);
        return new Load(succeeded, seconds, at(micros, 0.5), at(micros, 0.99), at(micros, 0.999));
    }

    /** Returns a percentile in milliseconds. */
    private static double at(long[] sorted, double part) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e3;
    }
}
