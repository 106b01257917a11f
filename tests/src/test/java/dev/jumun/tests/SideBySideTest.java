package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CyclicBarrier;

/** Providers that run at the same time: each waits for the other at a barrier. */
@Timeout(60)
class SideBySideTest {
    private final TestClient client = TestClient.of(Outside.class);

    @BeforeEach
    void forget() {
        Outside.LOG.clear();
        Outside.both = new CyclicBarrier(2);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void thoseThatSayItRunTogetherAndWhatNeedsThemAfterwards() throws Exception {
        TestResponse answer = client.get("/together?second=3").send();
        assertThat(answer.text()).isEqualTo("[\"one\",\"3\",\"one and more\"]");
        assertThat(Outside.LOG)
                .containsExactly("pool up", "connection up", "three", "task", "connection down");
    }

    @Test
    void allThatIsWrongIsToldAndWhatIsRightRuns() throws Exception {
        Outside.both = new CyclicBarrier(1);
        TestResponse answer = client.get("/together?second=x").send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("[\"query\",\"second\"]");
        assertThat(Outside.LOG).contains("three", "connection down");
    }

    @Test
    void theFirstFailureCancelsTheOthersAndIsTheAnswer() throws Exception {
        TestResponse answer = client.get("/together?first=fails").send();
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.json("detail")).isEqualTo("one failed");
        assertThat(Outside.LOG).contains("connection saw 418 one failed").doesNotContain("three");
    }

    @Test
    void whoeverSleepsIsCancelled() throws Exception {
        Outside.LOG.add("wait");
        TestResponse answer = client.get("/together?first=fails later").send();
        assertThat(answer.status()).isEqualTo(418);
        assertThat(Outside.LOG).contains("two cancelled", "connection down");
    }

    @Test
    void overridesTakeTheirPlaces() throws Exception {
        try (TestClient other =
                TestClient.of(Outside.class)
                        .override(Outside.One.class, () -> new Outside.One("override"))
                        .override(Outside.Two.class, () -> new Outside.Two("override"))) {
            assertThat(other.get("/together").send().text())
                    .isEqualTo("[\"override\",\"override\",\"override and more\"]");
        }
    }
}
