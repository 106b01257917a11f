package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class HeadFilterTest {
    private final RecordedExchange exchange = RecordedExchange.get();
    private final Exchange filter = new HeadFilter(exchange, answer -> answer.set("a", "changed"));
    private final MutableHeaders fields = new MutableHeaders().add("a", "b").add("c", "d");

    private void assertChanged() {
        assertThat(exchange.answered().all("a")).containsExactly("changed");
        assertThat(exchange.answered().all("c")).containsExactly("d");
        assertThat(fields.first("a")).isEqualTo("b");
    }

    @Test
    void theHeadOfAWholeAnswerIsChanged() {
        filter.respond(200, fields, new byte[] {1, 2, 3}, 1, 2);

        assertChanged();
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.bytes()).containsExactly(2, 3);
    }

    @Test
    void theHeadOfAStreamIsChanged() {
        filter.respond(200, fields).write(new byte[] {1}, 0, 1);

        assertChanged();
        assertThat(exchange.bytes()).containsExactly(1);
    }

    @Test
    void theHeadOfAHandshakeIsChanged() {
        List<String> changes = new ArrayList<>();
        Exchange handshake =
                new HeadFilter(exchange, answer -> changes.add(String.valueOf(answer.first("a"))));

        assertThatIllegalStateException().isThrownBy(() -> handshake.acceptWebSocket(null, fields));
        assertThat(changes).containsExactly("b");
    }
}
