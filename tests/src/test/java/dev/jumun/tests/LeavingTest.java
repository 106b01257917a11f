package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestCall;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/** What is logged of requests whose client has gone. */
@Timeout(60)
class LeavingTest {
    private static final TestClient CLIENT = TestClient.of(Leaving.class);

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    private static List<String> leave(String target) throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            TestCall call = CLIENT.get(target).start();
            Leaving.ARRIVED.acquire();
            call.goAway();
            return log.messages();
        }
    }

    @Test
    void whatALibraryThrowsBecauseOfTheInterruptIsNoFailure() throws Exception {
        assertThat(leave("/pool")).isEmpty();
        assertThat(leave("/driver")).isEmpty();
    }

    @Test
    void aFaultOfTheHandlersOwnIs() throws Exception {
        assertThat(leave("/fault")).containsExactly("GET /fault (Leaving.fault) failed");
    }
}
