package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What it costs to start a built API, to ask its last route, and to ask for its document.
 *
 * @param start the time until its first answer, in milliseconds
 * @param cpu the processor time until then, in milliseconds
 * @param memory its resident set after that, in MB
 * @param document the processor time of the first document, in milliseconds, as exactly as the
 *     system counts: in hundredths of a second; negative if it serves none
 * @param bytes the length of the document
 * @param wrongBody the status for a body that breaks a rule
 * @param wrongQuery the status for a query parameter that breaks a rule
 */
record Served(
        double start,
        double cpu,
        double memory,
        double document,
        int bytes,
        int wrongBody,
        int wrongQuery) {
    private record Reply(int status, int length) {}

    /** Starts the API several times, and takes the least of each figure. */
    static Served measure(Peer peer, int routes, int rounds, Path folder)
            throws IOException, InterruptedException {
        Served best = start(peer, routes, folder);
        for (int i = 1; i < rounds; i++) {
            Served next = start(peer, routes, folder);
            best =
                    new Served(
                            Math.min(best.start, next.start),
                            Math.min(best.cpu, next.cpu),
                            Math.min(best.memory, next.memory),
                            Math.min(best.document, next.document),
                            next.bytes,
                            next.wrongBody,
                            next.wrongQuery);
        }
        return best;
    }

    private static Served start(Peer peer, int routes, Path folder)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Spent.program("java"),
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(peer.start(folder, port));
        Path log = folder.resolve("log");
        long begun = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            String path = SampleApi.path(routes - 1);
            while (ask(port, path, SampleApi.body(1)).status() / 100 != 2) {
                if (!process.isAlive() || System.nanoTime() - begun > 60_000_000_000L) {
                    throw new IOException(
                            peer.title() + " does not answer: " + Files.readString(log));
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            double start = (System.nanoTime() - begun) / 1e6;
            double cpu = cpuMillis(process);
            double memory = residentMegabytes(process.pid());
            int wrongBody = ask(port, path, SampleApi.body(-1)).status();
            int wrongQuery = ask(port, path + "?limit=0", SampleApi.body(1)).status();
            double before = cpuMillis(process);
            int bytes = peer.document().isEmpty() ? 0 : ask(port, peer.document(), "").length();
            double document = bytes == 0 ? -1 : cpuMillis(process) - before;
            return new Served(start, cpu, memory, document, bytes, wrongBody, wrongQuery);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Sends a body, or asks without one. The status is 0 if the port is not open yet. */
    private static Reply ask(int port, String path, String body) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("content-type", "application/json");
        }
        try {
            if (!body.isEmpty()) {
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            int status = connection.getResponseCode();
            try (InputStream in =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Reply(status, in == null ? 0 : in.readAllBytes().length);
            }
        } catch (ConnectException e) {
            return new Reply(0, 0);
        }
    }

    private static double cpuMillis(Process process) {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static double residentMegabytes(long process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        return 0;
    }

    static String head() {
        return "| | first answer, ms | CPU ms until then | MB | first document, CPU ms | its bytes"
                + " | wrong body | wrong query |\n"
                + "|---|---|---|---|---|---|---|---|";
    }

    String row(String title) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %s | %s | %d | %d |",
                title,
                start,
                cpu,
                memory,
                document < 0 ? "–" : String.format(Locale.ROOT, "%.0f", document),
                bytes == 0 ? "–" : String.valueOf(bytes),
                wrongBody,
                wrongQuery);
    }

    String json(String title, int routes) {
        return String.format(
                Locale.ROOT,
                "{\"peer\":\"%s\",\"servedRoutes\":%d,\"startMillis\":%.0f,\"cpuMillis\":%.0f,"
                        + "\"residentMegabytes\":%.0f,\"documentCpuMillis\":%.0f,"
                        + "\"documentBytes\":%d,\"wrongBody\":%d,\"wrongQuery\":%d}",
                title,
                routes,
                start,
                cpu,
                memory,
                document,
                bytes,
                wrongBody,
                wrongQuery);
    }
}
