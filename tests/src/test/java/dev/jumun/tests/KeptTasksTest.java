package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

class KeptTasksTest {
    @Test
    void aTaskThatWouldNeverRunIsRefused() throws Exception {
        try (TestClient client = TestClient.of(KeptTasks.class)) {
            for (String path : new String[] {"/keep", "/fail"}) {
                client.get(path).send();
                assertThatIllegalStateException()
                        .isThrownBy(KeptTasks::add)
                        .withMessageContainingAll("has ended", "Add tasks before");
            }
        }
    }
}
