package dev.jumun.kitchen.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.exchange.Observation.End;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The test that is copied from a failure. */
class ReplayTest {
    /** A project of {@code jumun new} has no other library of assertions. */
    @Test
    void aTestAssertsAsANewProjectDoes() {
        KeptRequest request =
                new KeptRequest(
                        1,
                        null,
                        "GET",
                        "GET /cups/{id}",
                        "/cups/7",
                        Map.of("accept", "*/*"),
                        Instant.EPOCH,
                        Duration.ofMillis(1),
                        500,
                        End.ANSWERED,
                        "java.lang.IllegalStateException",
                        "Cups.java:7",
                        List.of(),
                        true);

        assertThat(Replay.test(request))
                .contains("client.request(\"GET\", \"/cups/7\")")
                .contains(
                        "assertTrue(response.status() < 500, \"status \" + response.status());"
                                + " // was 500")
                .doesNotContain("assertThat");
    }
}
