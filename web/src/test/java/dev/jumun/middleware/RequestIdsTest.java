package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.engine.TraceParent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class RequestIdsTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    /** The id that handlers see, which is that of the answer and of observers as well. */
    private static String id(RecordedExchange exchange) {
        List<String> ids = new ArrayList<>();
        new RequestIds().handle(exchange, inner -> answer(inner, ids));
        assertThat(ids).hasSize(1);
        assertThat(exchange.answered().all(RequestIds.FIELD)).isEqualTo(ids);
        assertThat(exchange.changes()).hasSize(1);
        assertThat(exchange.changes().getFirst().headers().all(RequestIds.FIELD)).isEqualTo(ids);
        return ids.getFirst();
    }

    private static void answer(Exchange inner, List<String> ids) {
        ids.addAll(inner.head().headers().all(RequestIds.FIELD));
        assertThat(inner.head().headers().first("accept")).isEqualTo("*/*");
        inner.respond(204, new MutableHeaders(), new byte[0], 0, 0);
    }

    private static RecordedExchange request() {
        return RecordedExchange.get().with("accept", "*/*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-z_0.9:/+=", "01234567890123456789"})
    void aHarmlessIdIsKept(String sent) {
        assertThat(id(request().with(RequestIds.FIELD, sent))).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "<b>", "é", "\"", "a,b"})
    void anotherIdIsReplaced(String sent) {
        assertThat(id(request().with(RequestIds.FIELD, sent))).matches("[0-9a-f]{32}");
    }

    @Test
    void anIdHasAtMost128Characters() {
        String longest = "x".repeat(128);

        assertThat(id(request().with(RequestIds.FIELD, longest))).isEqualTo(longest);
        assertThat(id(request().with(RequestIds.FIELD, longest + "x"))).hasSize(32);
    }

    @Test
    void newIdsDiffer() {
        assertThat(id(request())).isNotEqualTo(id(request()));
    }

    @Test
    void theIdOfATraceIsTaken() {
        TraceParent trace = TraceParent.of("00-" + TRACE + "-b7ad6b7169203331-01");

        assertThat(id(request().with(TraceParent.class, trace))).isEqualTo(TRACE);
    }
}
