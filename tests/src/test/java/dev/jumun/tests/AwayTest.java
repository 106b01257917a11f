package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request needs is away: 503, and a line of the log without a stack trace. */
@Timeout(60)
class AwayTest {
    @ParameterizedTest
    @ValueSource(strings = {"/direct", "/caused"})
    void whatIsAwayIsA503ThatSaysWhenToComeBack(String path) throws Exception {
        try (TestClient client = TestClient.of(Away.class);
                CapturedLog log = new CapturedLog()) {
            TestResponse answer = client.get(path).send();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).isEqualTo("{\"detail\":\"The stock is being counted.\"}");
            assertThat(answer.headers().first("retry-after")).isEqualTo("3");
            assertThat(log.messages()).hasSize(1);
            assertThat(log.messages().getFirst())
                    .startsWith("GET " + path)
                    .contains("failed with 503:", "counting");
            assertThat(log.thrown()).isNull();
        }
    }
}
