package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;
import dev.jumun.tests.security.Secure.User;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What the chapter on security shows does what it says. */
@Timeout(30)
class SecurityChapterTest {
    @Test
    void aNameAndAPasswordOpenWhatTheScopesAllow() throws Exception {
        try (TestClient client = TestClient.of(Secure.class)) {
            assertThat(login(client, "open barley", "me").status()).isEqualTo(400);
            String narrow = "Bearer " + login(client, "open sesame", "me").json("access_token");
            String wide =
                    "Bearer " + login(client, "open sesame", "me+orders").json("access_token");
            assertThat(client.get("/me").header("authorization", narrow).send().json())
                    .isEqualTo(Map.of("name", "johndoe"));
            assertThat(client.get("/orders").header("authorization", wide).send().json())
                    .isEqualTo(List.of("an order of johndoe"));
            TestResponse refused = client.get("/orders").header("authorization", narrow).send();
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.headers().first("www-authenticate"))
                    .isEqualTo("Bearer scope=\"orders me\", error=\"insufficient_scope\"");
            TestResponse wrong = login(client, "open barley", "me");
            assertThat(wrong.json()).isEqualTo(Map.of("error", "invalid_grant"));
            assertThat(wrong.headers().first("cache-control")).isEqualTo("no-store");
            TestResponse granted = login(client, "open sesame", "me+admin");
            assertThat(granted.json("scope")).as("only what the user may have").isEqualTo("me");
            assertThat(granted.headers().first("cache-control")).isEqualTo("no-store");
        }
    }

    @Test
    void forgedTokensAreRefused() throws Exception {
        try (TestClient client = TestClient.of(Secure.class)) {
            String foreign =
                    Secure.TOKENS
                            .issuer("mallory")
                            .sign(Map.of("sub", "johndoe", "scope", "me"), Duration.ofHours(1));
            for (String token : List.of("x", "a.b.c", "bnVsbA.bnVsbA.bnVsbA", foreign)) {
                TestResponse answer =
                        client.get("/me").header("authorization", "Bearer " + token).send();
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.json("detail")).isEqualTo("Could not validate credentials");
            }
        }
    }

    @Test
    void theOtherSchemesDoWhatTheySay() throws Exception {
        try (TestClient client = TestClient.of(Secure.class)) {
            assertThat(client.get("/whoami").header("authorization", "Bearer abc").send().json())
                    .isEqualTo("You have shown 3 characters.");
            assertThat(metrics(client, Secure.METRICS_PASSWORD).json()).isEqualTo("orders 3");
            assertThat(metrics(client, "wrong").status()).isEqualTo(401);
            assertThat(
                            client.get("/export")
                                    .header("x-key", Secure.EXPORT_KEY.value())
                                    .send()
                                    .json())
                    .isEqualTo("id,name");
            assertThat(client.get("/export").header("x-key", "wrong").send().status())
                    .isEqualTo(403);
        }
    }

    @Test
    void testsTakeThePlaceOfSchemesAndUsers() throws Exception {
        String token = Secure.TOKENS.sign(Map.of("sub", "nobody"), Duration.ofHours(1));
        try (TestClient client = TestClient.of(Secure.class)) {
            client.override(String.class, Secure.Token.class, () -> token);
            client.override(User.class, () -> new User("tester"));
            assertThat(client.get("/me").send().json()).isEqualTo(Map.of("name", "tester"));
        }
    }

    private static TestResponse login(TestClient client, String password, String scope)
            throws Exception {
        String form = "username=johndoe&password=" + password.replace(' ', '+') + "&scope=" + scope;
        return client.post("/token")
                .body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    private static TestResponse metrics(TestClient client, String password) throws Exception {
        byte[] pair = ("metrics:" + password).getBytes(StandardCharsets.UTF_8);
        return client.get("/metrics")
                .header("authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .send();
    }
}
