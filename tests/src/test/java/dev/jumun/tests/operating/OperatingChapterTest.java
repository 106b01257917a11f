package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

/** What the chapter on operating shows does what it says. */
class OperatingChapterTest {
    @Test
    void anObserverOfTheApplicationSeesRoutes() throws Exception {
        try (TestClient client = TestClient.of(Timed.class)) {
            client.get("/drinks/1").send();
            client.get("/drinks/2").send();
            client.get("/unknown/3").send();
            assertThat(client.get("/slowest").send().json()).isEqualTo("/drinks/{id} none");
        }
    }
}
