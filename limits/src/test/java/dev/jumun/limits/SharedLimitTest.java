package dev.jumun.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.runtime.engine.Outage;
import dev.jumun.runtime.engine.Outage.Part;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import redis.embedded.RedisServer;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Two nodes that share a limit by a real Redis, which goes away. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // started before each test
class SharedLimitTest {
    private static final Logger LOGGER = Logger.getLogger("dev.jumun.limits");

    private final List<String> logged = new ArrayList<>();
    private final Handler log =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    synchronized (logged) {
                        logged.add(record.getLevel() + " " + record.getMessage());
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private RedisServer redis;
    private int port;
    private RedisClient client;

    @BeforeEach
    void start() throws Exception {
        LOGGER.addHandler(log);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        startRedis();
        client = RedisClient.create("redis://127.0.0.1:" + port);
    }

    private void startRedis() throws Exception {
        redis =
                RedisServer.newRedisServer()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"")
                        .build();
        redis.start();
    }

    @AfterEach
    void stop() throws Exception {
        LOGGER.removeHandler(log);
        client.shutdown();
        redis.stop();
    }

    private TestClient node(Duration patience) {
        ProxyManager<String> store =
                Bucket4jLettuce.casBasedBuilder(
                                client.connect(
                                        RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                        Duration.ofMinutes(10)))
                        .build();
        return TestClient.of(Limited.class)
                .override(ProxyManager.class, () -> store)
                .override(Duration.class, Limited.Patience.class, () -> patience);
    }

    private List<String> logged() {
        synchronized (logged) {
            return List.copyOf(logged);
        }
    }

    @Test
    void twoNodesTogetherAllowTheLimit() throws Exception {
        long begin = System.nanoTime();
        List<Future<Integer>> statuses = new ArrayList<>();
        try (TestClient one = node(Duration.ofSeconds(30));
                TestClient two = node(Duration.ofSeconds(30));
                ExecutorService clients = Executors.newFixedThreadPool(8)) {
            assertThat(one.get("/").send().headers().first("ratelimit-remaining")).isEqualTo("99");
            assertThat(two.get("/").send().headers().first("ratelimit-remaining")).isEqualTo("98");
            for (int i = 0; i < 398; i++) {
                TestClient node = i % 2 == 0 ? one : two;
                statuses.add(clients.submit(() -> node.get("/").send().status()));
            }
        }
        int passed = 2;
        for (Future<Integer> status : statuses) {
            assertThat(status.get()).isIn(200, 429);
            passed += status.get() == 200 ? 1 : 0;
        }
        // what came back meanwhile: 100 a minute
        int refilled = (int) ((System.nanoTime() - begin) / 600_000_000L) + 1;
        assertThat(passed).isBetween(100, 100 + refilled);
        assertThat(logged()).isEmpty();
    }

    @Test
    void eachNodeCountsForItselfWhileTheStoreIsAway() throws Exception {
        try (TestClient one = node(SharedBuckets.PATIENCE);
                TestClient two = node(SharedBuckets.PATIENCE)) {
            one.get("/").send();
            long local = Outage.damages(Part.LIMIT_STORE);
            redis.stop();
            int passed = 0;
            for (int i = 0; i < 150; i++) {
                passed += one.get("/").send().status() == 200 ? 1 : 0;
            }
            // more are those that the store counted before it was away; one less, if it was too
            // late
            // for the first request
            assertThat(passed).isBetween(99, 149);
            for (int i = 0; i < 3; i++) { // as often as it takes to know it
                assertThat(two.get("/").send().status()).as("another node").isEqualTo(200);
            }
            assertThat(logged()).hasSize(2).allMatch(line -> line.contains("is away")); // of each
            assertThat(Outage.away(Part.LIMIT_STORE)).isEqualTo(2);
            assertThat(Outage.damages(Part.LIMIT_STORE) - local).isBetween(150L, 153L);

            startRedis();
            while (logged().size() < 3) { // asked once a second
                TestResponse answer = two.get("/").send();
                assertThat(answer.status()).isIn(200, 429);
                LockSupport.parkNanos(20_000_000);
            }
            assertThat(logged().getLast()).contains("is back");
            assertThat(Outage.away(Part.LIMIT_STORE)).isEqualTo(1); // the other has not asked
        }
    }

    @Test
    void aLongKeyTakesLittleOfTheStore() throws Exception {
        String key = "k".repeat(5_000);
        try (TestClient one = node(Duration.ofSeconds(30))) {
            for (String end : List.of("a", "b", "a")) {
                one.get("/").header("x-key", key + end).send();
            }
        }
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            assertThat(connection.sync().keys("*"))
                    .hasSize(2)
                    .allMatch(stored -> stored.length() < 200);
        }
    }

    @Test
    void aSharedLimitHasTheClockOfItsStore() {
        ProxyManager<String> store =
                Bucket4jLettuce.casBasedBuilder(
                                client.connect(
                                        RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
                        .build();
        RateLimit shared = RateLimit.of(1, Duration.ofSeconds(1)).sharedBy(store, "one");
        assertThatThrownBy(() -> shared.at(InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the time of the store");
    }
}
