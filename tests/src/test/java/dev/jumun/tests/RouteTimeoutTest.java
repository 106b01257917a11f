package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.ServerSocket;

/** How long routes may take. */
@Timeout(60)
class RouteTimeoutTest {
    private static final TestClient CLIENT = TestClient.of(Hurried.class);

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    @Test
    void whatIsNotDoneInTimeIsCancelledAndTornDown() throws Exception {
        Hurried.EVENTS.clear();
        try (CapturedLog log = new CapturedLog()) {
            TestResponse answer = CLIENT.get("/slow").send();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).isEqualTo("{\"detail\":\"The request took too long\"}");
            assertThat(answer.headers().first("retry-after")).isEqualTo("1");
            assertThat(log.messages()).hasSize(1);
            assertThat(log.thrown()).isNull();
        }
        assertThat(Hurried.EVENTS).containsExactly("cancelled lent", "torn down");
    }

    @Test
    void aHandlerThatGoesOnIsReported() throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(CLIENT.get("/stubborn").send().text()).isEqualTo("\"done nevertheless\"");
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .startsWith("GET /stubborn (Hurried.stubborn) answered after its deadline");
        }
    }

    @Test
    void whoeverWaitsWithinKnowsWhatIsLeft() throws Exception {
        assertThat(CLIENT.get("/remaining").send().json())
                .isEqualTo(java.util.Map.of("all", 59L, "nested", 5L, "outer", 60L));
    }

    @Test
    void whatIsSaidNearestCounts() throws Exception {
        assertThat(CLIENT.get("/quick/remaining").send().text()).isEqualTo("59");
        assertThat(CLIENT.get("/patient/remaining").send().text()).isEqualTo("119");
        assertThat(CLIENT.get("/patient/longer").send().text()).isEqualTo("179");
    }

    @Test
    void aClientOfAnotherServerUsesWhatIsLeft() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                CapturedLog log = new CapturedLog()) {
            TestResponse answer =
                    CLIENT.get("/ask?url=http://localhost:" + silent.getLocalPort() + "/").send();
            assertThat(answer.text()).isEqualTo("{\"detail\":\"in time: true\"}");
            assertThat(answer.status()).isEqualTo(504);
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void aTimeoutOfTheHandlerIsItsOwn() throws Exception {
        assertThat(CLIENT.get("/own").send().text()).isEqualTo("own: of the handler");
    }
}
