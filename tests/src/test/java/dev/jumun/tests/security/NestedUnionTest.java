package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Unions that hold themselves. */
class NestedUnionTest {
    private static final TestClient CLIENT = TestClient.of(Filters.class);

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    @Test
    void aUnionMayHoldItself() throws Exception {
        String rule =
                "{\"and\":[{\"or\":[{\"is\":\"a\",\"value\":1}]},{\"is\":\"b\",\"value\":2}]}";
        TestResponse answer = CLIENT.post("/rules").json(rule).send();
        assertThat(answer.text()).isEqualTo(rule);
        assertThatCode(() -> CLIENT.get("/openapi.json").send().json()).doesNotThrowAnyException();
        assertThat(CLIENT.get("/openapi.json").send().status()).isEqualTo(200);
    }

    /** Each level doubles the attempts; a wrong end must not cost minutes. */
    @Test
    @Timeout(60)
    void deepNestingIsNotTriedInAllWays() throws Exception {
        int depth = 200;
        String wrong = "{\"or\":[".repeat(depth) + "{\"is\":1}" + "]}".repeat(depth);
        TestResponse answer = CLIENT.post("/rules").json(wrong).send();
        assertThat(answer.status()).isEqualTo(422);
        String right = "{\"or\":[".repeat(20) + "{\"is\":\"a\",\"value\":1}" + "]}".repeat(20);
        assertThat(CLIENT.post("/rules").json(right).send().text()).isEqualTo(right);
    }
}
