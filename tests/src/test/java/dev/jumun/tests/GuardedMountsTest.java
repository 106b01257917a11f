package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mount with {@code requires} answers only clients that its guard lets pass. */
@Timeout(60)
class GuardedMountsTest {
    @Test
    void theGuardIsCalledBeforeTheMountedApi() throws Exception {
        try (TestClient client = TestClient.of(GuardedMounts.class)) {
            assertThat(client.get("/back/things/7").send().status()).isEqualTo(401);
            assertThat(client.get("/back/nothing").send().status()).isEqualTo(401);
            assertThat(client.get("/back/openapi.json").send().status()).isEqualTo(401);
            assertThat(client.get("/%62ack/things/7").send().status()).isEqualTo(401);
            TestResponse in = client.get("/back/things/7").header("key", "k").send();
            assertThat(in.text()).isEqualTo("7");
            assertThat(in.headers().first("x-checked")).isEqualTo("yes");
            assertThat(client.get("/back/nothing").header("key", "k").send().status())
                    .isEqualTo(404);
        }
    }

    @Test
    void othersAreNotCovered() throws Exception {
        try (TestClient client = TestClient.of(GuardedMounts.class)) {
            assertThat(client.get("/menu").send().text()).isEqualTo("\"menu\"");
            assertThat(client.get("/front/things/7").send().text()).isEqualTo("7");
        }
    }
}
