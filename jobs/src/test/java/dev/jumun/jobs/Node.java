package dev.jumun.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/** {@link Mailroom} in a process of its own. */
final class Node implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Listening +http://.*:(\\d+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final int port;

    private Node(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one, and waits until it listens. */
    static Node start(String database, boolean ticks) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mailroom.class.getName(),
                        "--port",
                        "0");
        builder.environment().put("MAILROOM_DATABASE", database);
        if (ticks) {
            builder.environment().put("MAILROOM_TICKS", "yes");
        }
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            all.append(line).append('\n');
            Matcher matcher = PORT.matcher(line);
            if (matcher.find()) {
                Thread.ofPlatform().daemon().start(() -> read(out));
                return new Node(process, Integer.parseInt(matcher.group(1)));
            }
        }
        throw new IOException(all.toString());
    }

    private static void read(BufferedReader out) {
        try {
            if (Boolean.getBoolean("jobs.show")) {
                out.lines().forEach(System.out::println);
            }
            out.transferTo(Writer.nullWriter());
        } catch (IOException closed) {
            // it has ended
        }
    }

    /** Posts JSON; returns the status. */
    int post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Kills it; returns how many jobs it held, as far as its database knows. */
    int kill(DataSource database) throws SQLException {
        kill();
        return (int)
                Await.number(
                        database,
                        "SELECT COUNT(*) FROM jumun_jobs WHERE picked_by LIKE '%%-%d-%%'"
                                .formatted(process.pid()));
    }

    /** Kills it, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Ends it by SIGTERM, and waits; returns its status. */
    int stop() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    long pid() {
        return process.pid();
    }

    void awaitEnd() {
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
