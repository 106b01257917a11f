package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.app.App;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that developers see, and nobody else. */
class DevelopmentTest {
    private static final String SECRET = "hunter2";

    private static TestResponse ask(TestClient client, String accept) throws Exception {
        return client.get("/unexpected?token=" + SECRET + "&q=%3Cb%3E")
                .header("accept", accept)
                .header("authorization", "Bearer " + SECRET)
                .header("cookie", "session=" + SECRET)
                .header("x-api-key", SECRET)
                .header("x-plain", "<i>plain</i>")
                .send();
    }

    @Test
    void aBrowserGetsAPage() throws Exception {
        try (TestClient client = TestClient.of(Troubled.class).development();
                CapturedLog log = new CapturedLog()) {
            TestResponse answer = ask(client, "text/html,application/xhtml+xml,*/*;q=0.8");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.headers().first("content-type")).startsWith("text/html");
            assertThat(answer.headers().first("cache-control")).isEqualTo("no-store");
            assertThat(answer.text())
                    .contains("the &lt;secret&gt;", "Troubled.unexpected(Troubled.java:")
                    .contains("Caused by: ", "&amp; its &quot;cause&quot;")
                    .contains("GET /unexpected?token=***&amp;q=%3Cb%3E")
                    .contains("authorization: ***", "cookie: ***", "x-api-key: ***")
                    .contains("x-plain: &lt;i&gt;plain&lt;/i&gt;")
                    .doesNotContain(SECRET, "<secret>", "<i>");
            assertThat(log.messages()).hasSize(1);
        }
    }

    /** A long name of a class is broken, and the colours are those of the system. */
    @Test
    void thePageFitsSmallScreensAndDarkOnes() throws Exception {
        try (TestClient client = TestClient.of(Troubled.class).development();
                CapturedLog log = new CapturedLog()) {
            TestResponse answer = ask(client, "text/html");
            assertThat(answer.text())
                    .contains("<main>", "width=device-width", "overflow-wrap:anywhere")
                    .contains("color-scheme:light dark", "<link rel=\"icon\" href=\"data:,\">");
            assertThat(answer.headers().first("content-security-policy"))
                    .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
            assertThat(log.messages()).hasSize(1);
        }
    }

    /** By their usual names, also in fields that hold an address. */
    @Test
    void whatMayBeASecretIsNotShown() throws Exception {
        String query =
                Stream.of("sid", "pwd", "otp", "pin", "assertion", "ticket", "code", "user_pin")
                        .map(name -> name + "=" + SECRET)
                        .collect(Collectors.joining("&"));
        try (TestClient client = TestClient.of(Troubled.class).development();
                CapturedLog log = new CapturedLog()) {
            TestResponse answer =
                    client.get("/unexpected?" + query + "&shopping=tea")
                            .header("referer", "https://example.com/a?" + query + "&page=2")
                            .send();
            assertThat(answer.text())
                    .contains("sid=***&pwd=***", "shopping=tea", "page=2")
                    .doesNotContain(SECRET);
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void othersGetText() throws Exception {
        try (TestClient client = TestClient.of(Troubled.class).development();
                CapturedLog log = new CapturedLog()) {
            TestResponse answer = ask(client, "application/json");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.headers().first("content-type")).startsWith("text/plain");
            assertThat(answer.text())
                    .contains("the <secret>", "Caused by: ", "authorization: ***")
                    .doesNotContain(SECRET);
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void theTraceOfATaskGoesOnWithWhoeverWaits() throws Exception {
        try (TestClient client = TestClient.of(Troubled.class).development();
                CapturedLog log = new CapturedLog()) {
            assertThat(client.get("/gathered").send().text())
                    .containsSubsequence(
                            "burnt in a task", "Troubled.burns", "---", "TroubledRoutes.gathered");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void itStandsBeforeAHandlerOfTheStatus() throws Exception {
        try (TestClient client = TestClient.of(Failing.class).development();
                CapturedLog log = new CapturedLog()) {
            assertThat(client.get("/unexpected").send().text()).contains("secret of the kitchen");
            assertThat(client.get("/burnt").send().text()).isEqualTo("burnt toast");
            assertThat(client.get("/unavailable").send().text())
                    .isEqualTo("{\"detail\":\"later\"}");
            assertThat(log.messages()).hasSize(3);
        }
    }

    @Test
    void nobodySeesItOtherwise() throws Exception {
        try (TestClient client = TestClient.of(Troubled.class);
                CapturedLog log = new CapturedLog()) {
            TestResponse answer = ask(client, "text/html");
            assertThat(answer.headers().first("content-type"))
                    .isEqualTo("application/problem+json");
            assertThat(answer.text()).doesNotContain("secret", "Troubled.java", SECRET);
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void itBeginsBeforeTheStart() throws Exception {
        try (App app = App.of(Troubled.class).start()) {
            assertThatThrownBy(app::development).isInstanceOf(IllegalStateException.class);
        }
    }
}
