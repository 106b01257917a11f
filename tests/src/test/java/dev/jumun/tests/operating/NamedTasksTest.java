package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.async.Journal;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks of requests have the names of routes, and are recorded where an observer wants it. */
@Timeout(60)
class NamedTasksTest {
    @Test
    void behindAFilterTheTaskIsNamedAfterItsRoute() throws Exception {
        try (TestClient client = TestClient.of(Named.class)) {
            assertThat(client.get("/things/7").send().text())
                    .contains("\"GET /things/{id}\"")
                    .doesNotContain("/7");
        }
    }

    @Test
    void belowAMountNoNameHasTheClientsPath() throws Exception {
        try (TestClient client = TestClient.of(Named.class)) {
            assertThat(client.get("/inner/things/7").send().text())
                    .contains("\"GET /inner/things/{id}\"")
                    .contains("\"GET /inner/*\"")
                    .doesNotContain("/7");
        }
    }

    @Test
    void anObserverMayHaveARequestsTasksRecorded() throws Exception {
        Journal journal = new Journal();
        try (TestClient client =
                TestClient.of(Named.class)
                        .override(Named.Recorder.class, () -> new Named.Recorder(journal))) {
            client.get("/things/7").send();
        }
        assertThat(journal.events())
                .extracting(Journal.Event::task)
                .contains("GET /things/{id}", "gather[0]", "gather[1]");
    }
}
