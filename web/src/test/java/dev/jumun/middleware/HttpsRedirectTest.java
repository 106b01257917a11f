package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jumun.HttpException;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class HttpsRedirectTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, /a?b=c, https://example.com/a?b=c",
        "example.com:80, /a, https://example.com/a",
        "example.com:8080, /, https://example.com:8080/",
        "example.com, /%C3%A9?, https://example.com/%C3%A9",
    })
    void httpIsRedirectedToTheSameUrl(String host, String target, String location) {
        RecordedExchange exchange = RecordedExchange.of("GET", target).with("host", host);
        new HttpsRedirect().handle(exchange, _ -> {});

        assertThat(exchange.status()).isEqualTo(307);
        assertThat(exchange.answered("location")).isEqualTo(location);
        assertThat(exchange.bytes()).isEmpty();
    }

    @Test
    void theRootPathIsKept() {
        RecordedExchange exchange =
                RecordedExchange.of("GET", "/a").with("host", "example.com").below("/v1");
        new HttpsRedirect().handle(exchange, _ -> {});

        assertThat(exchange.answered("location")).isEqualTo("https://example.com/v1/a");
    }

    @Test
    void withoutAHostThereIsNowhereToRedirectTo() {
        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(() -> new HttpsRedirect().handle(RecordedExchange.get(), _ -> {}))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void httpsIsHandled() {
        RecordedExchange exchange = RecordedExchange.get().byHttps();
        List<Exchange> handled = new ArrayList<>();
        new HttpsRedirect().handle(exchange, handled::add);

        assertThat(handled).containsExactly(exchange);
        assertThat(exchange.responded()).isFalse();
    }
}
