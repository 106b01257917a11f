package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.session.Sessions;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** How sessions begin, change their ids, and end. */
class SessionLifeTest {
    private static final Duration DAY = Duration.ofDays(1);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private Sessions sessions() {
        return Sessions.signedWith("0123456789abcdef0123456789abcdef").by(() -> now);
    }

    private static @Nullable String cookie(TestResponse answer) {
        return answer.headers().first("set-cookie");
    }

    private static String visits(TestClient client) throws Exception {
        return client.get("/visits").send().text();
    }

    @Test
    void aSessionEndsAfterThirtyDaysHoweverOftenItChanges() throws Exception {
        try (TestClient client = Filtered.behind(sessions())) {
            client.post("/visits").send();
            for (int day = 1; day < 30; day++) {
                now = now.plus(DAY);
                assertThat(visits(client)).as("day %d", day).contains("1");
                client.post("/count").send();
            }
            now = now.plus(DAY);
            assertThat(visits(client)).contains("null");
        }
    }

    @Test
    void aBrowserForgetsItsCookieWithTheSession() throws Exception {
        try (TestClient client = Filtered.behind(sessions().endingAfter(Duration.ofDays(20)))) {
            assertThat(cookie(client.post("/visits").send())).contains("Max-Age=1209600");
            now = now.plus(Duration.ofDays(10));
            assertThat(cookie(client.post("/count").send())).contains("Max-Age=864000");
        }
    }

    @Test
    void aSessionOfWhichNothingIsHeardEnds() throws Exception {
        Sessions idle = sessions().endingWhenIdle(Duration.ofMinutes(30));
        try (TestClient client = Filtered.behind(idle)) {
            client.post("/visits").send();
            now = now.plus(Duration.ofMinutes(2));
            assertThat(cookie(client.get("/visits").send())).as("within a tenth").isNull();
            for (int i = 0; i < 10; i++) {
                now = now.plus(Duration.ofMinutes(20));
                TestResponse answer = client.get("/visits").send();
                assertThat(answer.text()).contains("1");
                assertThat(cookie(answer)).as("it is used").contains("Max-Age=1800");
            }
            now = now.plus(Duration.ofMinutes(30));
            assertThat(visits(client)).contains("null");
        }
    }

    @Test
    void aNewLoginIsANewSession() throws Exception {
        try (TestClient client = Filtered.behind(sessions())) {
            client.post("/visits").send();
            String before = client.get("/id").send().text();
            assertThat(client.get("/id").send().text()).isEqualTo(before);
            now = now.plus(DAY);
            client.post("/renew").send();
            String renewed = client.get("/id").send().text();
            assertThat(renewed).isNotEqualTo(before).contains("2026-01-02");
            assertThat(visits(client)).contains("1");
            client.post("/logout").send();
            client.post("/visits").send();
            assertThat(client.get("/id").send().text()).isNotEqualTo(renewed);
        }
    }

    /** A slow answer, or a copy of the cookie, would bring the session back after a log-out. */
    @Test
    void aSessionThatHasBeenEndedIsNotBelieved() throws Exception {
        Set<String> ended = new HashSet<>();
        Sessions sessions = sessions().validIf(session -> !ended.contains(session.id()));
        try (TestClient client = Filtered.behind(sessions)) {
            String copy = String.valueOf(cookie(client.post("/visits").send()));
            String pair = copy.substring(0, copy.indexOf(';'));
            assertThat(visits(client)).contains("1");
            ended.add(client.get("/id").send().text().replace("\"", "").split(" ", 2)[0]);
            TestResponse answer = client.get("/visits").header("cookie", pair).send();
            assertThat(answer.text()).contains("null");
            assertThat(cookie(answer)).startsWith("session=;").contains("Max-Age=0");
            // whoever does not look at the session does not ask
            assertThat(cookie(client.get("/").header("cookie", pair).send())).isNull();
        }
    }

    /** A store that is away must not open what it would refuse, nor break what does not need it. */
    @Test
    void aCheckThatFailsOpensNothing() throws Exception {
        AtomicBoolean isAway = new AtomicBoolean();
        Sessions sessions =
                sessions()
                        .endingWhenIdle(Duration.ofMinutes(30))
                        .validIf(session -> {
                            if (isAway.get()) {
                                throw new IllegalStateException("away");
                            }
                            return true;
                        });
        try (TestClient client = Filtered.behind(sessions)) {
            client.post("/visits").send();
            assertThat(client.get("/patient").send().json()).isEqualTo("first 1");
            isAway.set(true);
            assertThat(client.get("/patient").send().status()).isEqualTo(500);
            now = now.plus(Duration.ofMinutes(20));
            TestResponse unused = client.get("/").send();
            assertThat(unused.status()).isEqualTo(200);
            assertThat(cookie(unused)).as("it would be renewed").isNull();
            isAway.set(false);
            assertThat(cookie(client.get("/").send())).contains("Max-Age=1800");
            assertThat(client.get("/patient").send().json()).isEqualTo("first 1");
        }
    }

    @Test
    void aSecureSessionIsOfThisHostAlone() throws Exception {
        try (TestClient client = Filtered.behind(sessions().secure())) {
            assertThat(cookie(client.post("/visits").send()))
                    .startsWith("__Host-session=")
                    .contains("; Path=/;", "; Secure")
                    .doesNotContain("Domain");
            assertThat(visits(client)).contains("1");
        }
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> sessions().lasting(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sessions().endingAfter(DAY.negated()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sessions().endingWhenIdle(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sessions().allowingOrigins("example.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
