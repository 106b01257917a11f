package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.ResponseCookie;
import dev.jumun.ResponseCookie.SameSite;
import dev.jumun.session.Sessions;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions in cookies. */
class SessionsTest {
    private final TestClient client = TestClient.of(Visited.class);

    @AfterEach
    void stop() {
        client.close();
    }

    private @Nullable String cookie(TestResponse answer) {
        return answer.headers().first("set-cookie");
    }

    @Test
    void whatIsPutIsThereNextTime() throws Exception {
        TestResponse put = client.post("/count").json("3").send();
        assertThat(cookie(put))
                .startsWith("session=")
                .endsWith("; HttpOnly; Max-Age=3600; Path=/; SameSite=lax");
        client.post("/nested").json("{\"a\": [1, 2.5, null, true, \"ä\"]}").send();
        assertThat(client.get("/").send().text())
                .isEqualTo("{\"count\":3,\"nested\":{\"a\":[1,2.5,null,true,\"ä\"]}}");
        assertThat(client.get("/typed").send().text()).isEqualTo("3");
        client.post("/count").json("\"three\"").send();
        assertThat(client.get("/typed").send().text()).as("does not fit").isEqualTo("null");
    }

    @Test
    void recordsOfTheApiAreValues() throws Exception {
        client.post("/cart/tea").send();
        assertThat(client.post("/cart/milk").send().text())
                .isEqualTo("{\"items\":[\"tea\",\"milk\"]}");
    }

    @Test
    void onlyWhatWasChangedIsSent() throws Exception {
        assertThat(cookie(client.get("/").send())).isNull();
        assertThat(cookie(client.delete("/nothing").send())).isNull();
        assertThat(cookie(client.delete("/").send())).isNull();
        client.post("/count").json("3").send();
        assertThat(cookie(client.get("/").send())).isNull();
        assertThat(cookie(client.post("/count").json("3").send())).as("the same").isNull();
        assertThat(cookie(client.post("/count").json("4").send())).isNotNull();
    }

    @Test
    void whatIsEmptyIsDeleted() throws Exception {
        client.post("/count").json("3").send();
        assertThat(cookie(client.delete("/count").send()))
                .isEqualTo(
                        "session=; expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Max-Age=0;"
                                + " Path=/; SameSite=lax");
        client.post("/count").json("3").send();
        assertThat(client.delete("/").send().text()).isEqualTo("true");
        assertThat(client.get("/").send().text()).isEqualTo("{}");
    }

    @Test
    void anErrorSendsItAsWell() throws Exception {
        assertThat(client.get("/fail").send().status()).isEqualTo(400);
        assertThat(client.get("/").send().text()).isEqualTo("{\"failed\":true}");
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        client.post("/count").json("3").send();
        try (CapturedLog log = new CapturedLog()) {
            String large = "\"" + "x".repeat(4000) + "\"";
            TestResponse answer = client.post("/large").json(large).send();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(cookie(answer)).isNull();
            assertThat(log.thrown())
                    .hasMessageMatching(
                            "The session would be a cookie of \\d+ bytes, .* 4096\\..*");
        }
        assertThat(client.get("/").send().text()).isEqualTo("{\"count\":3}");
    }

    @Test
    void whatIsPutTooLateIsRefused() throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            client.get("/late").send();
            assertThat(log.thrown()).hasMessageContaining("The response has begun");
        }
    }

    @Test
    void withoutAFilterThereIsNone() throws Exception {
        try (TestClient other = TestClient.of(Sessionless.class);
                CapturedLog log = new CapturedLog()) {
            assertThat(other.get("/").send().status()).isEqualTo(500);
            assertThat(log.thrown()).hasMessageContaining("There is no session");
        }
    }

    @Test
    void theCookieHasTheAttributesThatAreSaid() {
        assertThatThrownBy(() -> Sessions.signedWith("too short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it must have 32 or more");
        Sessions sessions =
                Sessions.signedWith(Visited.KEY).named("sid").secure().sameSite(SameSite.STRICT);
        assertThat(sessions.in(ResponseCookie.of("x", ""))).isNotNull();
        assertThatThrownBy(() -> sessions.named("a b"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
