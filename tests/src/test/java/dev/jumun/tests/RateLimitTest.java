package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.limits.RateLimit;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Limits of rates, by a clock that the test sets. */
class RateLimitTest {
    private final TestClient client = TestClient.of(Rushed.class);

    @AfterEach
    void stop() {
        client.close();
    }

    private TestResponse ask(String path, String address) throws Exception {
        return client.get(path).header("x-forwarded-for", address).send();
    }

    private static String fields(TestResponse answer) {
        return "%s of %s, %s s"
                .formatted(
                        answer.headers().first("ratelimit-remaining"),
                        answer.headers().first("ratelimit-limit"),
                        answer.headers().first("ratelimit-reset"));
    }

    private static void passes(Duration time) {
        Rushed.NOW.updateAndGet(now -> now.plus(time));
    }

    @Test
    void aClientAsksSoOftenAndNoMore() throws Exception {
        assertThat(fields(ask("/client", "10.0.0.1"))).isEqualTo("2 of 3, 10 s");
        assertThat(fields(ask("/client/same", "10.0.0.1"))).isEqualTo("1 of 3, 20 s");
        assertThat(fields(ask("/client", "10.0.0.1"))).isEqualTo("0 of 3, 30 s");
        TestResponse refused = ask("/client", "10.0.0.1");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json("title")).isEqualTo("Too Many Requests");
        assertThat(refused.headers().first("retry-after")).isEqualTo("10");
        assertThat(fields(refused)).isEqualTo("0 of 3, 30 s");
        assertThat(ask("/client", "10.0.0.2").status()).as("another").isEqualTo(200);
        assertThat(fields(ask("/free", "10.0.0.1"))).isEqualTo("null of null, null s");

        passes(Duration.ofMillis(9_999));
        assertThat(ask("/client", "10.0.0.1").headers().first("retry-after")).isEqualTo("1");
        passes(Duration.ofMillis(1));
        assertThat(ask("/client", "10.0.0.1").status()).isEqualTo(200);
        assertThat(ask("/client", "10.0.0.1").status()).isEqualTo(429);
        passes(Duration.ofHours(1));
        assertThat(fields(ask("/client", "10.0.0.1"))).isEqualTo("2 of 3, 10 s");
    }

    @Test
    void theNetworkOfAClientCounts() throws Exception {
        for (int i = 1; i <= 3; i++) {
            assertThat(ask("/client", "2001:db8:1:1::" + i).status()).isEqualTo(200);
        }
        assertThat(ask("/client", "2001:db8:1:1:ffff::1").status()).isEqualTo(429);
        assertThat(ask("/client", "2001:db8:1:2::1").status()).isEqualTo(200);
    }

    @Test
    void aFunctionTellsClientsApart() throws Exception {
        assertThat(client.get("/key").header("x-key", "a").send().status()).isEqualTo(200);
        assertThat(client.get("/key").header("x-key", "a").send().status()).isEqualTo(429);
        assertThat(client.get("/key").header("x-key", "b").send().status()).isEqualTo(200);
        String large = "l".repeat(5_000);
        assertThat(client.get("/key").header("x-key", large).send().status()).isEqualTo(200);
        assertThat(client.get("/key").header("x-key", large).send().status()).isEqualTo(429);
        assertThat(client.get("/key").send().status()).as("by the address").isEqualTo(200);
        assertThat(client.get("/key").send().status()).as("without a key").isEqualTo(429);
    }

    @Test
    void whoHasNotAskedForLongestIsForgotten() throws Exception {
        for (String key : new String[] {"a", "b", "c"}) {
            client.get("/key").header("x-key", key).send();
        }
        assertThat(client.get("/key").header("x-key", "a").send().status()).isEqualTo(429);
        for (int i = 0; i < 100; i++) {
            client.get("/key").header("x-key", "other " + i).send();
        }
        assertThat(client.get("/key").header("x-key", "other 99").send().status()).isEqualTo(429);
        assertThat(client.get("/key").header("x-key", "a").send().status()).isEqualTo(200);
    }

    @Test
    void whatIsNoLimitIsRefused() {
        assertThatThrownBy(() -> RateLimit.of(0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateLimit.of(1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateLimit.of(1, Duration.ofSeconds(1)).keeping(1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
