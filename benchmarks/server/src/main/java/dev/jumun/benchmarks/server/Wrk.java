package dev.jumun.benchmarks.server;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** wrk, which drives a server over HTTP/1.1 with as many requests as it answers. */
public final class Wrk {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MARK = "figures ";

    private final Path script;

    /** Lays the script that tells wrk what to send, and how to report. */
    public Wrk(Path directory) throws IOException {
        script = directory.resolve("load.lua");
        try (var in = Wrk.class.getResourceAsStream("load.lua")) {
            if (in == null) {
                throw new IllegalStateException("load.lua is missing");
            }
            Files.write(script, in.readAllBytes());
        }
    }

    /** Loads a server, and waits for the end. */
    Load run(int port, Workload workload, int connections, int seconds)
            throws IOException, InterruptedException {
        Map<String, String> environment =
                switch (workload) {
                    case DRINKS -> Map.of("LOAD_BODY", Bodies.DRINK);
                    case ORDERS -> Map.of("LOAD_BODY", Bodies.ORDER);
                    case ROW -> Map.of("LOAD_IDS", "1000");
                    case STREAM -> Map.of("LOAD_ACCEPT", "text/event-stream");
                    case PLAINTEXT -> Map.of("LOAD_DEPTH", "16");
                    case HOG -> Map.of("LOAD_PAUSE", "20");
                    default -> Map.of();
                };
        String output = output(port, workload.path(), connections, seconds, environment);
        return parse(output, workload == Workload.STREAM);
    }

    /**
     * Loads a server, and waits for the end.
     *
     * @param environment what the script reads: see load.lua
     * @throws IllegalStateException if requests failed, or wrk did
     */
    public Load run(
            int port, String path, int connections, int seconds, Map<String, String> environment)
            throws IOException, InterruptedException {
        return parse(output(port, path, connections, seconds, environment), false);
    }

    private String output(
            int port, String path, int connections, int seconds, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "wrk",
                        "--threads",
                        "1",
                        "--connections",
                        "" + connections,
                        "--duration",
                        seconds + "s",
                        "--timeout",
                        "10s",
                        "--latency",
                        "--script",
                        script.toString(),
                        "http://127.0.0.1:" + port + path);
        builder.environment().putAll(environment);
        return Tool.run(builder, script.resolveSibling("wrk.out"), seconds);
    }

    /**
     * Reads the line that the script prints.
     *
     * @param closed whether a connection may end after its answer without having been announced: it
     *     counts as an error of reading, beside the request that was answered
     * @throws IllegalStateException if requests failed, or wrk did
     */
    static Load parse(String output, boolean closed) {
        String line =
                output.lines()
                        .filter(text -> text.startsWith(MARK))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("wrk says: " + output));
        JsonNode figures = JSON.readTree(line.substring(MARK.length()));
        for (String error : List.of("connect", "read", "write", "status", "timeout")) {
            long allowed = closed && error.equals("read") ? figures.get("requests").asLong() : 0;
            if (figures.get(error).asLong() > allowed) {
                throw new IllegalStateException("requests failed: " + line);
            }
        }
        if (figures.get("requests").asLong() == 0) {
            throw new IllegalStateException("no request was answered in time");
        }
        return new Load(
                figures.get("requests").asLong(),
                figures.get("micros").asDouble() / 1e6,
                figures.get("p50").asDouble() / 1e3,
                figures.get("p99").asDouble() / 1e3,
                figures.get("p999").asDouble() / 1e3);
    }
}
