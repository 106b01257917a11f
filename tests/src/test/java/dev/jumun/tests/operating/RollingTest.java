package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two programs behind a balancer that asks {@code /readyz}, at 500 requests a second: each gets
 * SIGTERM and is replaced, no request fails, and each ends with status 0 within 30 s. {@link
 * DrainTest} is the short form.
 */
@Tag("long")
@Timeout(300)
class RollingTest {
    private static final int GRACE_SECONDS = 30;
    private static final long PAUSE_MICROS = 2_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private static final class Node {
        private final Process process;
        private final int port;
        private volatile boolean ready;

        Node(Process process, int port) {
            this.process = process;
            this.port = port;
        }
    }

    private int status(Node node, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + node.port + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static Node start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--add-opens",
                                "java.base/java.lang=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TimedServer.class.getName(),
                                "--port",
                                "" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return new Node(process, port);
    }

    private void probe() {
        for (Node node : nodes) {
            try {
                node.ready = status(node, "/readyz") == 200;
            } catch (Exception e) {
                node.ready = false;
            }
        }
    }

    private void request() {
        List<Node> ready = new ArrayList<>(nodes);
        ready.removeIf(node -> !node.ready);
        if (ready.isEmpty()) {
            failures.add("no node is ready");
            return;
        }
        try {
            int status = status(ready.get(next.getAndIncrement() % ready.size()), "/drinks/1");
            if (status == 200) {
                answered.incrementAndGet();
            } else {
                failures.add("status " + status);
            }
        } catch (Exception e) {
            failures.add(String.valueOf(e));
        }
    }

    private void add() throws Exception {
        Node node = start();
        nodes.add(node);
        while (!node.ready && node.process.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(node.process.isAlive()).isTrue();
    }

    private void awaitAnswers(int more) {
        int enough = answered.get() + more;
        while (answered.get() < enough && failures.isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void noRequestFailsWhileEachNodeIsReplaced() throws Exception {
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = clock.scheduleWithFixedDelay(this::probe, 0, 200, TimeUnit.MILLISECONDS);
            add();
            add();
            var requests =
                    clock.scheduleAtFixedRate(
                            () -> threads.execute(this::request),
                            0,
                            PAUSE_MICROS,
                            TimeUnit.MICROSECONDS);
            awaitAnswers(500);
            for (Node old : List.copyOf(nodes)) {
                old.process.destroy(); // SIGTERM
                assertThat(old.process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(old.process.exitValue()).isZero();
                nodes.remove(old);
                add();
                awaitAnswers(500);
            }
            requests.cancel(false);
            threads.shutdown();
            assertThat(threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)).isTrue();
            clock.shutdownNow();
        } finally {
            nodes.forEach(node -> node.process.destroyForcibly());
        }
        assertThat(failures).isEmpty();
        assertThat(answered.get()).isGreaterThan(1_500);
    }
}
