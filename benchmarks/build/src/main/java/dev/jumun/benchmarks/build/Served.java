package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What it costs to start a compiled API and to ask it for its document.
 *
 * @param start the time until its first answer, in milliseconds
 * @param memory its resident set after that, in MB
 * @param document the processor time of the first {@code /openapi.json}, in milliseconds, as
 *     exactly as the system counts: in hundredths of a second
 * @param bytes the length of the document
 */
record Served(int routes, double start, double memory, double document, int bytes) {
    /** Starts the API several times, and takes the least of each figure. */
    static Served measure(int routes, int rounds, Path folder)
            throws IOException, InterruptedException {
        Served best = start(routes, folder);
        for (int i = 1; i < rounds; i++) {
            Served next = start(routes, folder);
            best =
                    new Served(
                            routes,
                            Math.min(best.start, next.start),
                            Math.min(best.memory, next.memory),
                            Math.min(best.document, next.document),
                            next.bytes);
        }
        return best;
    }

    private static Served start(int routes, Path folder) throws IOException, InterruptedException {
        int port = freePort();
        long begun = System.nanoTime();
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                folder.resolve("classes")
                                        + ":"
                                        + System.getProperty("java.class.path"),
                                "big.Big",
                                "--port",
                                String.valueOf(port))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            while (ask(port, "/none") < 0) {
                if (!process.isAlive()) {
                    throw new IOException("The API has ended.");
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            double start = (System.nanoTime() - begun) / 1e6;
            double memory = residentMegabytes(process.pid());
            long before = cpuMillis(process);
            int bytes = ask(port, "/openapi.json");
            return new Served(routes, start, memory, cpuMillis(process) - before, bytes);
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

    /** Returns the length of the response body, or -1 if the port is not open yet. */
    private static int ask(int port, String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try (InputStream body =
                connection.getResponseCode() < 400
                        ? connection.getInputStream()
                        : connection.getErrorStream()) {
            return body.readAllBytes().length;
        } catch (ConnectException e) {
            return -1;
        }
    }

    private static long cpuMillis(Process process) {
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

    String row() {
        return String.format(
                Locale.ROOT,
                "%d routes: first answer after %.0f ms, %.0f MB; first /openapi.json of %d bytes:"
                        + " %.0f ms of processor time",
                routes,
                start,
                memory,
                bytes,
                document);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"servedRoutes\":%d,\"startMillis\":%.0f,\"residentMegabytes\":%.0f,"
                        + "\"documentCpuMillis\":%.0f,\"documentBytes\":%d}",
                routes,
                start,
                memory,
                document,
                bytes);
    }
}
