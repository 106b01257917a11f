package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestSocket;
import dev.jumun.testing.TestSocketRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClubTest {
    @Test
    void filtersAndMountsAreForSocketsToo() throws Exception {
        Club.SEEN.clear();
        try (TestClient client = TestClient.of(Club.class)) {
            TestSocket bar =
                    client.webSocket("/bar")
                            .header("x-guest", "Ann")
                            .header("origin", "https://example.com")
                            .connect();
            assertThat(bar.receiveText()).isEqualTo("cheers");
            assertThat(bar.receiveClose().code()).isEqualTo(1000);
            assertThat(bar.headers().first("access-control-expose-headers")).isEqualTo("x-club");
            assertThat(Club.SEEN).containsExactly("/bar", "bouncer");

            TestSocket echo = client.webSocket("/chat/echo").header("x-guest", "Ann").connect();
            echo.sendText("hello");
            assertThat(echo.receiveText()).isEqualTo("hello");
            echo.close();

            assertThatThrownBy(() -> client.webSocket("/bar").connect())
                    .isInstanceOfSatisfying(
                            TestSocketRefused.class,
                            e -> assertThat(e.response().status()).isEqualTo(401));
            assertThatThrownBy(() ->
                            client.webSocket("/chat/nowhere").header("x-guest", "Ann").connect())
                    .isInstanceOfSatisfying(
                            TestSocketRefused.class,
                            e -> assertThat(e.response().status()).isEqualTo(403));
        }
    }
}
