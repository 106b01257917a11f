package dev.jumun.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.codec.Codecs;

import org.junit.jupiter.api.Test;

import java.util.Map;

class InputsTest {
    private final RecordedExchange exchange =
            RecordedExchange.of("GET", "/?a=1&a=2&b=3")
                    .with("X-One", "1")
                    .with("x-one", "2")
                    .with("cookie", "c=1; c=2")
                    .with("cookie", "d=3");
    private final Inputs inputs = new Inputs(exchange, Map.of("id", "7"), true);

    @Test
    void theLastParameterAndTheLastCookieApply() {
        assertThat(Inputs.parameter(exchange, "a")).isEqualTo("2");
        assertThat(Inputs.parameter(exchange, "z")).isNull();
        assertThat(Inputs.cookie(exchange, "c")).isEqualTo("2");
        assertThat(Inputs.cookie(exchange, "d")).isEqualTo("3");
        assertThat(Inputs.cookie(exchange, "z")).isNull();
    }

    @Test
    void credentialsAreTheFirstFieldOrTheLastParameter() {
        assertThat(inputs.headerField("X-ONE")).isEqualTo("1");
        assertThat(inputs.queryParameter("a")).isEqualTo("2");
        assertThat(inputs.cookieValue("c")).isEqualTo("2");
        assertThat(inputs.headerField("z")).isNull();
        assertThat(inputs.queryParameter("z")).isNull();
        assertThat(inputs.cookieValue("z")).isNull();
    }

    @Test
    void eachPlaceHasNames() {
        assertThat(inputs.names("query")).containsExactly("a", "b");
        assertThat(inputs.names("cookie")).containsExactly("c", "d");
        assertThat(inputs.names("header")).containsExactly("x-one", "cookie");
    }

    @Test
    void aFieldHasAllItsLinesOrTheFirstOne() {
        assertThat(inputs.header("x-one")).containsExactly("1", "2");
        assertThat(inputs.header("x-one", Codecs.INTEGER)).containsExactly("1");
        assertThat(inputs.header("x-one", Codecs.list(Codecs.INTEGER))).containsExactly("1", "2");
        assertThat(inputs.header("z", Codecs.INTEGER)).isEmpty();
    }

    @Test
    void withoutAFormThereAreNoFields() {
        assertThat(inputs.form("a")).isEmpty();
        assertThat(inputs.formNames()).isEmpty();
        assertThat(inputs.path("id")).isEqualTo("7");
        assertThat(inputs.path("z")).isNull();
    }
}
