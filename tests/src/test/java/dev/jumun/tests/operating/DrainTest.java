package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A server that is to stop is left by those that direct requests, before it refuses any. */
@Timeout(120)
class DrainTest {
    private static final ServerSettings SETTINGS =
            ServerSettings.defaults().withPort(0).withDrain(Duration.ofSeconds(1));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HttpResponse<String> get(Server server, String path) throws Exception {
        URI uri = URI.create("http://localhost:" + server.port() + path);
        return client.send(
                HttpRequest.newBuilder(uri).header("X-Probe", "1").build(),
                BodyHandlers.ofString());
    }

    @Test
    void unreadyFirstAndStillServing() throws Exception {
        try (App app = App.of(Timed.class)) {
            app.start();
            Server server = Server.start(app, SETTINGS);
            assertThat(get(server, "/readyz").statusCode()).isEqualTo(200);
            assertThat(get(server, "/drinks/1").headers().firstValue("connection")).isEmpty();
            CountDownLatch stopped = new CountDownLatch(1);
            Thread stopping =
                    Thread.startVirtualThread(() -> {
                        try {
                            server.stop(app::cancelAll);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        stopped.countDown();
                    });
            while (get(server, "/readyz").statusCode() != 503) {
                Thread.onSpinWait();
            }
            assertThat(stopped.getCount()).isEqualTo(1);
            HttpResponse<String> answer = get(server, "/drinks/1");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("connection")).contains("close");
            assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
            stopping.join();
        }
    }

    @Test
    void aServerThatNothingProbesStopsAtOnce() throws Exception {
        try (App app = App.of(Timed.class)) {
            app.start();
            Server server = Server.start(app, SETTINGS.withDrain(Duration.ofDays(1)));
            assertThat(get(server, "/drinks/1").statusCode()).isEqualTo(200);
            server.stop(app::cancelAll);
        }
    }

    /** Two nodes behind a balancer that asks /readyz: each is replaced, and no request fails. */
    @Test
    void rollingOverLosesNothing() throws Exception {
        try (App app = App.of(Timed.class)) {
            app.start();
            Balancer balancer = new Balancer(app);
            balancer.run();
            assertThat(balancer.failures).isEmpty();
            assertThat(balancer.answered.get()).isPositive();
        }
    }

    private final class Balancer {
        private final App app;
        private final AtomicReferenceArray<Server> nodes = new AtomicReferenceArray<>(2);
        private final AtomicReferenceArray<Boolean> ready = new AtomicReferenceArray<>(2);
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger answered = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

        Balancer(App app) {
            this.app = app;
        }

        void run() throws Exception {
            for (int node = 0; node < 2; node++) {
                nodes.set(node, Server.start(app, SETTINGS));
                ready.set(node, true);
            }
            try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                running.add(all.submit(this::probe));
                for (int i = 0; i < 4; i++) {
                    running.add(all.submit(this::direct));
                }
                awaitAnswers();
                for (int node = 0; node < 2; node++) {
                    Server old = nodes.get(node);
                    old.stop(app::cancelAll);
                    nodes.set(node, Server.start(app, SETTINGS));
                    awaitReady(node);
                    awaitAnswers();
                }
                over.set(true);
                for (Future<?> each : running) {
                    each.get();
                }
            } finally {
                over.set(true);
                for (int node = 0; node < 2; node++) {
                    nodes.get(node).stop(app::cancelAll);
                }
            }
        }

        private void awaitAnswers() {
            int before = answered.get();
            while (answered.get() < before + 100 && failures.isEmpty()) {
                Thread.onSpinWait();
            }
        }

        private void awaitReady(int node) {
            while (!ready.get(node)) {
                Thread.onSpinWait();
            }
        }

        private Object probe() {
            while (!over.get()) {
                for (int node = 0; node < 2; node++) {
                    boolean is;
                    try {
                        is = get(nodes.get(node), "/readyz").statusCode() == 200;
                    } catch (Exception e) {
                        is = false;
                    }
                    ready.set(node, is);
                }
            }
            return over;
        }

        private Object direct() {
            for (int i = 0; !over.get(); i++) {
                int node = i % 2;
                if (!ready.get(node)) {
                    continue;
                }
                try {
                    int status = get(nodes.get(node), "/drinks/1").statusCode();
                    if (status == 200) {
                        answered.incrementAndGet();
                    } else {
                        failures.add("status " + status);
                    }
                } catch (Exception e) {
                    failures.add(String.valueOf(e));
                }
            }
            return over;
        }
    }
}
