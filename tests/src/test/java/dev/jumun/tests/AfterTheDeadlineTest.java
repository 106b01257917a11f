package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

/** A deadline is that of the response: what comes after it is not cut off. */
class AfterTheDeadlineTest {
    @Test
    void backgroundTasksMayTakeLongerThanTheResponse() throws Exception {
        try (TestClient client = TestClient.of(AfterTheDeadline.class)) {
            assertThat(client.get("/route").send().status()).isEqualTo(200);
            assertThat(client.get("/filter").send().status()).isEqualTo(200);
        }

        assertThat(AfterTheDeadline.DONE).containsExactlyInAnyOrder("route", "filter");
    }
}
