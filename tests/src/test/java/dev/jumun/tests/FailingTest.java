package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Handlers of exceptions and of statuses, and where they count. */
class FailingTest {
    private static final TestClient CLIENT = TestClient.of(Failing.class);

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    private static void answers(String target, int status, String text) throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            TestResponse answer = CLIENT.get(target).send();
            assertThat(answer.text()).as(target).isEqualTo(text);
            assertThat(answer.status()).as(target).isEqualTo(status);
            assertThat(log.messages()).as(target).hasSize(status >= 500 ? 1 : 0);
        }
    }

    @Test
    void aHandlerOfTheApiCountsForAll() throws Exception {
        answers("/burnt", 502, "burnt toast");
        answers("/till/burnt", 502, "burnt money");
    }

    @Test
    void aHandlerOfAStatusAnswersTheFrameworksErrors() throws Exception {
        answers("/missing", 404, "404 for /missing");
        answers("/nowhere", 404, "404 for /nowhere");
        TestResponse other = CLIENT.post("/burnt").send();
        assertThat(other.text()).isEqualTo("405 for /burnt");
        assertThat(other.headers().first("allow")).as("stays").isEqualTo("GET");
        assertThat(CLIENT.get("/missing").send().headers().first("x-why")).isEqualTo("eaten");
        answers("/teapot", 418, "{\"detail\":\"I'm a Teapot\"}");
        answers("/unexpected", 500, "{\"reason\":\"broken\",\"count\":1}");
    }

    @Test
    void aHandlerNeverLoops() throws Exception {
        answers("/loop", 410, "{\"detail\":\"Gone\"}");
        answers("/chain", 500, "{\"reason\":\"broken\",\"count\":1}");
    }

    @Test
    void aHandlerOfARouterCountsForItsRoutesAndThoseWithin() throws Exception {
        answers("/kitchen/burnt", 503, "{\"reason\":\"cake\",\"count\":2}");
        answers("/kitchen/charred", 503, "{\"reason\":\"cake\",\"count\":2}");
        answers("/kitchen/stove/burnt", 503, "{\"reason\":\"soup\",\"count\":2}");
        answers("/kitchen/stove/charred", 500, "charred soup");
        answers("/kitchen/missing", 404, "{\"kitchen\":\"http://testserver/kitchen/missing\"}");
        answers("/kitchen/nowhere", 404, "404 for /kitchen/nowhere");
    }

    @Test
    void aHandlerOfARouterCountsForWhatItsMiddlewareThrows() throws Exception {
        TestResponse answer = CLIENT.get("/kitchen/burnt").header("x-door", "shut").send();
        assertThat(answer.text()).isEqualTo("{\"reason\":\"door\",\"count\":2}");
    }

    @Test
    void aNamedHandlerCountsForWhatNamesIt() throws Exception {
        answers("/till/named", 402, "GET coin");
    }

    @Test
    void aValueReplacesTheAnswerToInvalidRequestsAndItsSchema() throws Exception {
        answers("/numbers?n=x", 422, "{\"fields\":[\"[query, n]\"]}");
        answers("/kitchen/numbers?n=x", 400, "[\"1 problems\"]");
        TestResponse document = CLIENT.get("/openapi.json").send();
        assertThat(
                        document.json(
                                "paths",
                                "/numbers",
                                "get",
                                "responses",
                                "422",
                                "content",
                                "application/json",
                                "schema",
                                "$ref"))
                .isEqualTo("#/components/schemas/Invalid");
        assertThat(
                        document.json(
                                "paths",
                                "/kitchen/numbers",
                                "get",
                                "responses",
                                "400",
                                "content",
                                "application/json",
                                "schema",
                                "type"))
                .isEqualTo("array");
        assertThat(document.text()).doesNotContain("HTTPValidationError");
    }

    @Test
    void whatHasNoJsonFormIsAnErrorOfTheServer() throws Exception {
        answers("/wrong-detail", 500, "Internal Server Error");
    }

    @Test
    void someAnswersHaveNoBody() throws Exception {
        answers("/not-modified", 304, "");
    }

    @Test
    void whatIsAnsweredWith5xxIsLoggedOnceWithTheRequestsId() throws Exception {
        for (String path : List.of("/unexpected", "/unavailable", "/burnt", "/chain")) {
            try (CapturedLog log = new CapturedLog()) {
                TestResponse answer = CLIENT.get(path).header("x-request-id", "id-7").send();
                assertThat(answer.status()).isGreaterThanOrEqualTo(500);
                assertThat(answer.text()).doesNotContain("secret");
                assertThat(log.messages())
                        .singleElement()
                        .asString()
                        .contains("GET " + path, "[id-7] failed");
                assertThat(log.thrown()).isNotNull();
            }
        }
        assertThat(CLIENT.get("/unavailable").send().headers().first("retry-after")).isEqualTo("7");
    }
}
