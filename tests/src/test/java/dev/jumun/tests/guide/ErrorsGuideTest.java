package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/errors.md and docs/middleware.md say of their larger examples. */
class ErrorsGuideTest {
    @Test
    void handlersCountWhereTheySay() throws Exception {
        try (TestClient client = TestClient.of(ErrorsScopes.class)) {
            assertThat(client.get("/nowhere").send())
                    .hasToString("404 There is nothing at /nowhere.");
            assertThat(client.get("/broken").send()).hasToString("500 Please try again.");
            assertThat(client.get("/kitchen/cakes").send())
                    .hasToString("409 {\"instead\":\"biscuits\"}");
            assertThat(client.get("/kitchen/tea").send())
                    .hasToString("409 {\"instead\":\"coffee\"}");
            assertThat(client.get("/items?limit=x").send())
                    .hasToString(
                            "422 {\"message\":\"This does not fit.\","
                                    + "\"places\":[\"[query, limit]\"]}");
            assertThat(client.get("/openapi.json").send().text())
                    .contains("#/components/schemas/Mistakes");
        }
    }

    @Test
    void problemDetailsLookAsShown() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "errors.md"));
        Matcher json = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(json.find()).isTrue();
        try (TestClient client = TestClient.of(ErrorsProblems.class)) {
            TestResponse answer = client.post("/orders?price=50").send();
            assertThat(answer.json()).isEqualTo(Answers.parse(json.group(1)));
        }
    }

    @Test
    void visitorsAreRememberedAndLimited() throws Exception {
        try (TestClient client = TestClient.of(MiddlewareSessions.class)) {
            client.post("/visits").send();
            TestResponse second = client.post("/visits").send();
            assertThat(second.text()).isEqualTo("{\"visits\":2}");
            assertThat(second.headers().first("set-cookie")).contains("; HttpOnly", "; Secure");
            assertThat(client.post("/logout").send().headers().first("set-cookie"))
                    .contains("Max-Age=0");
            assertThat(login(client, "open sesame").text()).isEqualTo("{\"user\":\"kim\"}");
            for (int i = 0; i < 4; i++) {
                assertThat(login(client, "open barley").status()).isEqualTo(401);
            }
            TestResponse refused = login(client, "open sesame");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.headers().first("retry-after")).isNotNull();
            assertThat(client.get("/reports/yearly").send().text())
                    .isEqualTo("{\"report\":\"yearly\"}");
        }
    }

    private static TestResponse login(TestClient client, String password) throws Exception {
        String form = "user=kim&password=" + password.replace(' ', '+');
        return client.post("/login")
                .body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII))
                .send();
    }
}
