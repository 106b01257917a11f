package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.atomic.AtomicInteger;

class CsrfGuardTest {
    private static RecordedExchange sent(String method, String origin) {
        return RecordedExchange.of(method, "/").with("host", "example.com").with("origin", origin);
    }

    private static boolean passes(CsrfGuard guard, RecordedExchange exchange) {
        AtomicInteger handled = new AtomicInteger();
        guard.handle(exchange, _ -> handled.incrementAndGet());
        assertThat(exchange.status()).isEqualTo(handled.get() == 1 ? 0 : 403);
        return handled.get() == 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})
    void aSafeMethodPasses(String method) {
        assertThat(passes(new CsrfGuard(), sent(method, "https://evil.example"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "get"})
    void anotherMethodPassesForPagesOfThisSiteOnly(String method) {
        assertThat(passes(new CsrfGuard(), sent(method, "http://example.com"))).isTrue();
        assertThat(passes(new CsrfGuard(), sent(method, "http://evil.example"))).isFalse();
    }

    @Test
    void aSocketPassesForPagesOfThisSiteOnly() {
        assertThat(passes(new CsrfGuard(), sent("GET", "http://example.com").forSocket())).isTrue();
        assertThat(passes(new CsrfGuard(), sent("GET", "http://evil.example").forSocket()))
                .isFalse();
    }

    @Test
    void furtherOriginsAreNamed() {
        CsrfGuard guard = new CsrfGuard().allowing("https://app.example");

        assertThat(passes(guard, sent("POST", "https://app.example"))).isTrue();
        assertThat(passes(guard, sent("POST", "https://evil.example"))).isFalse();
        assertThat(passes(new CsrfGuard(), sent("POST", "https://app.example"))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> guard.allowing("app.example"));
    }
}
