package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls a route twice a second that burns 200 ms of CPU each time, until it is closed. */
final class Hog implements AutoCloseable {
    private static final long EVERY_NANOS = 500_000_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread thread;

    private Hog(HttpRequest request) {
        thread = Thread.ofPlatform().name("hog").unstarted(() -> run(request));
    }

    static Hog start(int port) {
        Hog hog =
                new Hog(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hog"))
                                .timeout(Duration.ofSeconds(20))
                                .build());
        hog.thread.start();
        return hog;
    }

    private void run(HttpRequest request) {
        long next = System.nanoTime();
        try {
            while (true) {
                client.send(request, HttpResponse.BodyHandlers.discarding());
                next += EVERY_NANOS;
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
        } catch (IOException | InterruptedException ended) {
            // closed, or the server is gone: then the load tells
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        thread.interrupt();
        client.close();
    }
}
