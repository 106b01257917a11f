package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.Api;
import dev.jumun.Body;
import dev.jumun.Default;
import dev.jumun.Post;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

/** A body of several parameters: null is like a member that is left out, as in FastAPI. */
class BodyMembersTest {
    @Api(title = "Members")
    static final class Members {
        @Post("/")
        String members(
                @Body int a,
                @Body @Default("z") String b,
                @Body Optional<String> c,
                @Body @Nullable Integer e) {
            return "%s %s %s %s".formatted(a, b.toUpperCase(java.util.Locale.ROOT), c, e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"a\":1} | 200 | 1 Z Optional.empty null",
                "{\"a\":1,\"b\":null,\"c\":null,\"e\":null} | 200 | 1 Z Optional.empty" + " null",
                "{\"a\":1,\"b\":\"x\",\"c\":\"y\",\"e\":2} | 200 | 1 X Optional[y]" + " 2",
                "{\"a\":1,\"b\":\"x\",\"b\":null} | 200 | 1 Z Optional.empty" + " null",
                "{\"a\":null} | 422 | [\"body\",\"a\"]",
                "null | 422 | [\"body\",\"a\"]",
            })
    void nullIsLikeNothing(String body, int status, String text) throws Exception {
        try (TestClient client = TestClient.of(Members.class)) {
            TestResponse response =
                    client.post("/").body("application/json", body.getBytes(UTF_8)).send();
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.text()).contains(text);
            assertThat(response.text()).doesNotContain("[\"body\",\"b\"]");
        }
    }
}
