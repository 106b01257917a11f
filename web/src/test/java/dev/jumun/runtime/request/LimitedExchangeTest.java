package dev.jumun.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jumun.HttpException;
import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitedExchangeTest {
    private static RecordedExchange sent(int size) {
        return RecordedExchange.of("POST", "/").with(new byte[size]);
    }

    private static void assertTooLarge(RecordedExchange exchange) {
        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(() -> LimitedExchange.of(exchange, 10).body().readAll())
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(413));
    }

    @Test
    void aBodyMayBeAsLongAsItsLimit() {
        assertThat(LimitedExchange.of(sent(10), 10).body().readAll()).hasSize(10);
        assertThat(LimitedExchange.of(sent(0), 0).body().readAll()).isEmpty();
        assertTooLarge(sent(11));
    }

    @Test
    void piecesCountTogether() {
        assertThat(LimitedExchange.of(sent(10).inPiecesOf(3), 10).body().readAll()).hasSize(10);
        assertTooLarge(sent(11).inPiecesOf(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "9223372036854775807"})
    void aLongerBodyIsRefusedBeforeItComes(String length) {
        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(() -> LimitedExchange.of(sent(0).with("content-length", length), 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "0", "x"})
    void anotherLengthIsNotRefused(String length) {
        assertThat(LimitedExchange.of(sent(0).with("content-length", length), 10)).isNotNull();
    }
}
