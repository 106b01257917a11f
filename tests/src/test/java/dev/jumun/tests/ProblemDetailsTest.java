package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Errors as RFC 9457 has them, in answers and in the document. */
class ProblemDetailsTest {
    private static final TestClient CLIENT = TestClient.of(Troubled.class);

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    private static TestResponse answers(TestResponse answer, int status, String json) {
        assertThat(answer.text()).isEqualTo(json);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().first("content-type")).isEqualTo("application/problem+json");
        return answer;
    }

    @Test
    void everyErrorIsAProblem() throws Exception {
        answers(
                CLIENT.get("/items/1?count=1").send(),
                404,
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"no item\",\"instance\":\"/items/1\"}");
        answers(
                CLIENT.get("/nowhere").send(),
                404,
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"Not Found\",\"instance\":\"/nowhere\"}");
        TestResponse other =
                answers(
                        CLIENT.post("/unexpected").send(),
                        405,
                        "{\"type\":\"about:blank\",\"title\":\"Method Not"
                                + " Allowed\",\"status\":405,\"detail\":\"Method Not"
                                + " Allowed\",\"instance\":\"/unexpected\"}");
        assertThat(other.headers().first("allow")).isEqualTo("GET");
        try (CapturedLog log = new CapturedLog()) {
            answers(
                    CLIENT.get("/unexpected").rootPath("/api").send(),
                    500,
                    "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,"
                            + "\"detail\":\"Internal Server Error\","
                            + "\"instance\":\"/api/unexpected\"}");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void detailsMayBeMore() throws Exception {
        TestResponse credit = CLIENT.get("/items/2?count=1").send();
        assertThat(credit.json("type")).isEqualTo("https://example.com/probs/out-of-credit");
        assertThat(credit.json("title")).isEqualTo("You do not have enough credit.");
        assertThat(credit.json("balance")).isEqualTo(30L);
        TestResponse list = CLIENT.get("/items/3?count=1").send();
        assertThat(list.json("errors", 1)).isEqualTo("b");
        assertThat(list.headers().first("x-a")).isEqualTo("b");
    }

    @Test
    void whatIsWrongWithARequestIsListed() throws Exception {
        TestResponse answer = CLIENT.get("/items/x").send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json("title")).isEqualTo("Unprocessable Content");
        assertThat(answer.json("errors", 0, "type")).isEqualTo("int_parsing");
        assertThat(answer.json("errors", 1, "loc", 1)).isEqualTo("count");
    }

    @Test
    void theDocumentSaysSo() throws Exception {
        TestResponse document = CLIENT.get("/openapi.json").send();
        for (String status : new String[] {"422", "404"}) {
            assertThat(
                            document.json(
                                    "paths",
                                    "/items/{id}",
                                    "get",
                                    "responses",
                                    status,
                                    "content",
                                    "application/problem+json",
                                    "schema",
                                    "$ref"))
                    .isEqualTo("#/components/schemas/ProblemDetails");
        }
        assertThat(
                        document.json(
                                "components",
                                "schemas",
                                "ProblemDetails",
                                "properties",
                                "errors",
                                "items",
                                "$ref"))
                .isEqualTo("#/components/schemas/ValidationError");
        assertThat(document.text()).doesNotContain("HTTPValidationError");
    }
}
