package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FastAPI's {@code response_model_include={"ref": {"foo"}}} and {@code _exclude}. */
class TrimmedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "/only {\"name\":\"n\",\"ref\":{\"foo\":\"f\"}}",
                "/without"
                    + " {\"name\":\"n\",\"ref\":{\"foo\":\"f\"},\"refs\":[{\"bar\":\"b1\"},{\"bar\":\"b2\"}],\"map\":{\"k\":{\"foo\":\"f\"}}}",
                "/both [{\"refs\":[{\"foo\":\"f1\"},{\"foo\":\"f2\"}]}]",
            })
    void membersOfMembersAreLeftOut(String path, String json) throws Exception {
        try (TestClient client = TestClient.of(Trimmed.class)) {
            assertThat(client.get(path).send().text()).isEqualTo(json);
        }
    }
}
