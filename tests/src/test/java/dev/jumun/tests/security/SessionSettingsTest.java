package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.ResponseCookie.SameSite;
import dev.jumun.session.Sessions;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the settings of sessions make of their cookie. */
class SessionSettingsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private static final List<UnaryOperator<Sessions>> SETTINGS =
            List.of(
                    Sessions::secure,
                    sessions -> sessions.sameSite(SameSite.STRICT),
                    sessions -> sessions.named("sid"),
                    sessions -> sessions.lasting(Duration.ofHours(1)),
                    sessions -> sessions.by(() -> Instant.ofEpochSecond(3)));

    /** Each setting changes one thing; the order in which they are called changes nothing. */
    @Test
    void settingsKeepOneAnother() throws Exception {
        for (int first = 0; first < SETTINGS.size(); first++) {
            Sessions sessions = Sessions.signedWith(KEY);
            for (int i = 0; i < SETTINGS.size(); i++) {
                sessions = SETTINGS.get((first + i) % SETTINGS.size()).apply(sessions);
            }
            assertThat(cookie(sessions))
                    .as("beginning with setting %d", first)
                    .startsWith("sid=")
                    .endsWith("; HttpOnly; Max-Age=3600; Path=/; SameSite=strict; Secure");
        }
    }

    private static String cookie(Sessions sessions) throws Exception {
        try (TestClient client = Filtered.behind(sessions)) {
            return String.valueOf(client.post("/visits").send().headers().first("set-cookie"));
        }
    }
}
