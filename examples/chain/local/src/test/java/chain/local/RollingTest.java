package chain.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two nodes behind a balancer that asks {@code /readyz}: under load, each gets SIGTERM and is
 * replaced. No request fails, each node ends with status 0 within its bound, and what was ordered
 * is there once, with its receipt.
 */
@Timeout(300)
class RollingTest {
    /** What orchestrators allow: 27 s are divided by default. */
    private static final int BOUND_SECONDS = 30;

    /** One request in ten places an order. */
    private static final int ORDERS = 10;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger placed = new AtomicInteger();
    private final Semaphore ended = new Semaphore(0); // requests, for those that wait for some
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void noRequestFailsWhileEachNodeIsReplaced() throws Exception {
        replaceEachNode(
                100,
                Map.of(
                        "JUMUN_DRAIN",
                        "1s",
                        "JDK_JAVA_OPTIONS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
    }

    @Test
    @Tag("long")
    void noneOfFiveHundredASecondFails() throws Exception {
        replaceEachNode(500, Map.of());
    }

    private void replaceEachNode(int perSecond, Map<String, String> settings) throws Exception {
        try (Local local = Local.start();
                Balancer balancer = new Balancer();
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, String> environment = new HashMap<>(local.environment());
            environment.putAll(settings);
            List<Node> old = List.of(start(environment), start(environment));
            old.forEach(balancer::add);
            order(balancer); // what the other requests look at
            var requests =
                    clock.scheduleAtFixedRate(
                            () -> clients.execute(() -> request(balancer)),
                            0,
                            1_000_000 / perSecond,
                            TimeUnit.MICROSECONDS);
            awaitAnswers(perSecond);
            for (Node node : old) {
                node.stop();
                assertThat(node.ended().get(BOUND_SECONDS, TimeUnit.SECONDS)).isZero();
                balancer.remove(node);
                balancer.add(start(environment));
                awaitAnswers(perSecond);
            }
            requests.cancel(false);
            clients.shutdown();
            assertThat(clients.awaitTermination(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
            System.out.printf(
                    "Rolling restart at %d requests/s: %d answered, %d failed, %d orders%n",
                    perSecond, answered.get(), failures.size(), placed.get());
            assertThat(failures).isEmpty();
            assertThat(answered.get()).isGreaterThanOrEqualTo(3 * perSecond);
            String database = local.url();
            assertThat(count(database, "cafe_order")).isEqualTo(placed.get());
            long receipts;
            do {
                receipts = count(database, "receipt");
            } while (receipts < placed.get());
            assertThat(receipts).isEqualTo(placed.get());
        }
    }

    private static Node start(Map<String, String> environment) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = Files.createDirectories(Path.of("target", "nodes")).resolve(port + ".log");
        return Node.start(port, environment, Redirect.to(log.toFile()));
    }

    private void request(Balancer balancer) {
        try {
            if (asked.getAndIncrement() % ORDERS == 0) {
                order(balancer);
            } else {
                expect(200, balancer.send("/orders/1", HttpRequest.newBuilder()));
            }
            answered.incrementAndGet();
        } catch (IOException e) {
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.release();
        }
    }

    private void order(Balancer balancer) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder()
                        .header("x-till-key", "try-mapo")
                        .header("idempotency-key", "order-" + asked.incrementAndGet())
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString("{\"drink\": \"LATTE\"}"));
        expect(201, balancer.send("/orders", request));
        placed.incrementAndGet();
    }

    private static void expect(int status, HttpResponse<String> response) throws IOException {
        if (response.statusCode() != status) {
            throw new IOException(response + ": " + response.body());
        }
    }

    private void awaitAnswers(int more) throws InterruptedException {
        ended.drainPermits();
        ended.acquire(more);
    }

    private static long count(String database, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
