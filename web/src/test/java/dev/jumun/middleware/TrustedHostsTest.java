package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.atomic.AtomicInteger;

class TrustedHostsTest {
    private static boolean trusts(String pattern, RecordedExchange exchange) {
        AtomicInteger handled = new AtomicInteger();
        TrustedHosts.of("other.example", pattern).handle(exchange, _ -> handled.incrementAndGet());
        if (handled.get() == 0) {
            assertThat(exchange.status()).isEqualTo(400);
            assertThat(exchange.text()).isEqualTo("Invalid host header");
        } else {
            assertThat(exchange.responded()).isFalse();
        }
        return handled.get() == 1;
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, true",
        "example.com, EXAMPLE.com:8000, true",
        "Example.com, example.com, true",
        "example.com, other.example, true",
        "example.com, www.example.com, false",
        "example.com, example.com.evil.org, false",
        "example.com, evil-example.com, false",
        "*.example.com, www.example.com, true",
        "*.example.com, a.b.example.com:80, true",
        "*.example.com, example.com, false",
        "*.example.com, wwwexample.com, false",
        "[::1], [::1], true",
        "[::1], [::1]:8000, true",
        "[::1], [::2], false",
        "example.com, example.com/, false",
        "*, anything.org, true",
        "*, not a host, true",
    })
    void aHostFitsItsPattern(String pattern, String host, boolean trusted) {
        assertThat(trusts(pattern, RecordedExchange.get().with("host", host))).isEqualTo(trusted);
    }

    @Test
    void aRequestWithoutAHostIsOfNone() {
        assertThat(trusts("example.com", RecordedExchange.get())).isFalse();
        assertThat(trusts("*", RecordedExchange.get())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*.example.com", "*example.com", "*.*.example.com", "**"})
    void aStarReplacesTheFirstPartOnly(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedHosts.of(pattern))
                .withMessageContaining("a star can only replace the first part of a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://example.com", "example.com:80", "example.com/a", "*."})
    void whatIsNoHostIsRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedHosts.of(pattern))
                .withMessageContaining("is not a host");
    }

    @Test
    void atLeastOneIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(TrustedHosts::of);
    }
}
