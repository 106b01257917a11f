package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.middleware.Filter;
import dev.jumun.session.Sessions;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;

/** Whoever changes the cookie of a session has an empty one: never another's, never an error. */
class CookieTamperingTest {
    private final TestClient client = TestClient.of(Visited.class).withoutCookies();
    private final TestClient rotated = TestClient.of(VisitedLater.class).withoutCookies();

    @AfterEach
    void stop() {
        client.close();
        rotated.close();
    }

    private static String value(TestResponse answer) {
        String cookie = Objects.requireNonNull(answer.headers().first("set-cookie"));
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    private String signed() throws Exception {
        return value(client.post("/user").json("\"ann\"").send());
    }

    private void isEmpty(String cookie) throws Exception {
        TestResponse answer = client.get("/").header("cookie", "session=" + cookie).send();
        assertThat(answer.status()).as(cookie).isEqualTo(200);
        assertThat(answer.text()).as(cookie).isEqualTo("{}");
    }

    @Test
    void whatIsUntouchedIsBelieved() throws Exception {
        assertThat(client.get("/").cookie("session", signed()).send().text())
                .isEqualTo("{\"user\":\"ann\"}");
    }

    @Test
    void aChangedPayloadIsNotBelieved() throws Exception {
        String[] parts = signed().split("\\.", -1);
        String other =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"user\":\"bob\"}".getBytes(StandardCharsets.UTF_8));
        isEmpty(other + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void aChangedTimeIsNotBelieved() throws Exception {
        String[] parts = signed().split("\\.", -1);
        String[] mark = parts[1].split("~", -1);
        for (int i = 0; i < 2; i++) {
            String[] later = mark.clone();
            later[i] = Long.toString(Long.parseLong(mark[i], 36) + 1, 36);
            isEmpty(parts[0] + "." + String.join("~", later) + "." + parts[2]);
        }
        isEmpty(parts[0] + "." + mark[0] + "~" + mark[1] + "~another." + parts[2]);
        isEmpty(parts[0] + "." + mark[0] + "." + parts[2]);
        isEmpty(parts[0] + "." + "z".repeat(40) + "." + parts[2]);
    }

    @Test
    void aChangedSignatureIsNotBelieved() throws Exception {
        String value = signed();
        char first = value.charAt(value.lastIndexOf('.') + 1);
        String signature = value.substring(value.lastIndexOf('.') + 2);
        String rest = value.substring(0, value.lastIndexOf('.') + 1);
        isEmpty(rest + (first == 'A' ? 'B' : 'A') + signature);
        isEmpty(rest);
        isEmpty(rest + "!!!");
    }

    @Test
    void anotherSpellingIsNotBelieved() throws Exception {
        String value = signed();
        String[] parts = value.split("\\.", -1);
        isEmpty(value + "=");
        isEmpty(parts[0] + "=." + parts[1] + "." + parts[2]);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(value.charAt(value.length() - 1));
        for (int lost = 1; lost < 4; lost++) { // bits of the last character that say nothing
            isEmpty(value.substring(0, value.length() - 1) + alphabet.charAt(last ^ lost));
        }
    }

    @Test
    void anotherKeyIsNotBelieved() throws Exception {
        isEmpty(value(rotated.post("/user").json("\"eve\"").send()));
    }

    @Test
    void anOlderKeyIsBelievedWhileItIsNamed() throws Exception {
        String old = signed();
        assertThat(rotated.get("/").cookie("session", old).send().text())
                .isEqualTo("{\"user\":\"ann\"}");
    }

    @Test
    void whatHasExpiredIsNotBelieved() throws Exception {
        String value = signed();
        try {
            Visited.NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(59)));
            assertThat(client.get("/").cookie("session", value).send().text()).contains("ann");
            Visited.NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
            isEmpty(value);
        } finally {
            Visited.NOW.updateAndGet(now -> now.minus(Duration.ofHours(1)));
        }
    }

    @Test
    void whatIsTruncatedIsNotBelieved() throws Exception {
        String value = signed();
        for (int length = 0; length < value.length(); length++) {
            isEmpty(value.substring(0, length));
        }
    }

    @Test
    void theCookieOfAnotherNameIsNotBelieved() throws Exception {
        Sessions other = Visited.SESSIONS.named("other");
        assertThat(other).isInstanceOf(Filter.class);
        try (TestClient named = TestClient.of(VisitedElsewhere.class).withoutCookies()) {
            String value = value(named.post("/user").json("\"ann\"").send());
            assertThat(named.get("/").cookie("other", value).send().text()).contains("ann");
            isEmpty(value);
        }
    }

    @Test
    void nothingThatIsMadeUpIsBelieved() throws Exception {
        isEmpty("");
        isEmpty(".");
        isEmpty("..");
        isEmpty("...");
        isEmpty("a.b.c.d");
        String value = signed();
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            StringBuilder changed = new StringBuilder(value);
            int at = random.nextInt(value.length());
            char other = (char) ('!' + random.nextInt('~' - '!'));
            // The last character of Base64 has bits that do not count.
            if (other != value.charAt(at) && other != ';' && at < value.length() - 1) {
                changed.setCharAt(at, other);
                isEmpty(changed.toString());
            }
        }
    }
}
