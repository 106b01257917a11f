package dev.jumun.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.HttpException;
import dev.jumun.async.Generator;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.Problem;
import dev.jumun.validation.RequestValidationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class BodyLinesTest {
    private static Generator<Integer> numbers(RecordedExchange exchange, boolean strict) {
        return BodyLines.of(new Inputs(exchange, Map.of(), strict), Codecs.INTEGER);
    }

    private static RecordedExchange sent(String type, String body) {
        return RecordedExchange.of("POST", "/")
                .with("content-type", type)
                .with(body.getBytes(UTF_8));
    }

    private static List<Integer> numbers(String body) {
        return numbers(sent("application/jsonl", body), true).toList();
    }

    @Test
    void eachLineIsAValue() {
        assertThat(numbers("1\n2\r\n3")).containsExactly(1, 2, 3);
        assertThat(numbers("1\n")).containsExactly(1);
        assertThat(numbers("")).isEmpty();
    }

    @Test
    void linesOfBlanksAreSkipped() {
        assertThat(numbers("\n1\n \t\r\n\n2\n\n")).containsExactly(1, 2);
    }

    @Test
    void aLineMayEndWithTheBuffer() {
        String first = " ".repeat(8190) + "1\n";

        assertThat(numbers(first + "2\n3")).containsExactly(1, 2, 3);
        assertThat(numbers(first + first + "3")).containsExactly(1, 1, 3);
        assertThat(numbers(" " + first + "2")).containsExactly(1, 2);
    }

    @Test
    void aWrongLineIsNamedByItsNumber() {
        List<Integer> read = new ArrayList<>();

        assertThatExceptionOfType(RequestValidationException.class)
                .isThrownBy(() ->
                        numbers(sent("application/jsonl", "1\n\n\"x\"\n4"), true)
                                .forEach(read::add))
                .satisfies(wrong ->
                        assertThat(wrong.problems().list())
                                .extracting(Problem::location)
                                .containsExactly(List.of("body", 3)));
        assertThat(read).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/jsonl",
                "application/x-ndjson",
                "application/x-jsonlines",
                "Application/JSONL ; charset=utf-8"
            })
    void linesHaveAContentType(String type) {
        assertThat(numbers(sent(type, "1"), true).toList()).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", ";application/jsonl", ""})
    void anotherContentTypeIsRefused(String type) {
        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(() -> numbers(sent(type, "1"), false))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(415));
    }

    @Test
    void linesWithoutAContentTypeAreTakenUnlessTheyMustHaveOne() {
        RecordedExchange exchange = RecordedExchange.of("POST", "/").with("1".getBytes(UTF_8));

        assertThatExceptionOfType(HttpException.class).isThrownBy(() -> numbers(exchange, true));
        assertThat(numbers(exchange, false).toList()).containsExactly(1);
    }
}
