package dev.jumun.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.Problem;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.TextMemory;
import dev.jumun.validation.RequestValidationException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class BodyReaderTest {
    private static RecordedExchange sent(@Nullable String type, byte[] body) {
        RecordedExchange exchange = RecordedExchange.of("POST", "/").with(body);
        return type == null ? exchange : exchange.with("content-type", type);
    }

    private static RecordedExchange sent(@Nullable String type, String body) {
        return sent(type, body.getBytes(UTF_8));
    }

    private static RecordedExchange json(String body) {
        return sent("application/json", body);
    }

    private static Inputs inputs(RecordedExchange exchange) {
        return new Inputs(exchange, Map.of(), true);
    }

    private static <T> BodyValue<T> read(RecordedExchange exchange, Codec<T> codec) {
        return BodyReader.value(inputs(exchange), codec, true, null);
    }

    private static List<String> problems(BodyValue<?> value) {
        return value.problems().list().stream().map(Problem::toString).toList();
    }

    @Test
    void aBodyIsOneValue() {
        BodyValue<Integer> body = read(json("12"), Codecs.INTEGER);

        assertThat(body.value()).isEqualTo(12);
        assertThat(body.problems().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void aBodyThatIsNothingIsMissing(String body) {
        BodyValue<Integer> missing = read(json(body), Codecs.INTEGER);

        assertThat(problems(missing)).containsExactly("missing at [body]: Field required");
        assertThat(missing.problems().list().getFirst().input()).isNull();
        assertThat(missing.value()).isNull();
        BodyValue<Integer> optional =
                BodyReader.value(inputs(json(body)), Codecs.INTEGER, false, 9);
        assertThat(optional.value()).isEqualTo(9);
        assertThat(problems(optional)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xull", "nxll", "nuxl", "nulx", "nulll", "nul", "{", "1 2"})
    void whatIsNoJsonEndsTheRequestAtOnce(String body) {
        assertThatExceptionOfType(RequestValidationException.class)
                .isThrownBy(() -> read(json(body), Codecs.INTEGER))
                .withMessageContaining("json_invalid");
        BodyFields fields = new BodyFields("Body").required("a", Codecs.INTEGER);
        assertThatExceptionOfType(RequestValidationException.class)
                .isThrownBy(() -> BodyReader.fields(inputs(json(body)), fields))
                .withMessageContaining("json_invalid");
    }

    @Test
    void anotherProblemDoesNotEndTheRequest() {
        assertThat(problems(read(json("\"x\""), Codecs.INTEGER)))
                .singleElement()
                .asString()
                .startsWith("int_parsing at [body]");
        assertThat(problems(read(json("[\"x\",\"y\"]"), Codecs.list(Codecs.INTEGER)))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "'APPLICATION/JSON; charset=utf-8', true",
        "'application/json ;a=b', true",
        "application/problem+json, true",
        "application/jsonx, false",
        "text/json, false",
        "text/a+json, false",
        "application/x-www-form-urlencoded, false",
    })
    void aContentTypeTellsWhatIsJson(String type, boolean json) {
        assertThat(read(sent(type, "\"a\""), Codecs.STRING).value())
                .isEqualTo(json ? "a" : "\"a\"");
    }

    @Test
    void aBodyWithoutAContentTypeIsJsonUnlessItMustHaveOne() {
        RecordedExchange exchange = sent(null, "\"a\"");
        Inputs lax = new Inputs(exchange, Map.of(), false);

        assertThat(BodyReader.value(lax, Codecs.STRING, true, null).value()).isEqualTo("a");
        assertThat(read(exchange, Codecs.STRING).value()).isEqualTo("\"a\"");
    }

    @Test
    void aTextIsNeverNull() {
        assertThat(read(sent("text/plain", "null"), Codecs.STRING).value()).isEqualTo("null");
        assertThat(problems(read(sent("text/plain", ""), Codecs.STRING))).hasSize(1);
    }

    @Test
    void aTextIsConverted() {
        assertThat(read(sent("text/plain", "12"), Codecs.INTEGER).value()).isEqualTo(12);
        assertThat(problems(read(sent("text/plain", "x"), Codecs.INTEGER)))
                .singleElement()
                .asString()
                .startsWith("int_parsing at [body]");
    }

    @Test
    void bytesThatAreNoUnicodeAreNoText() {
        byte[] bytes = {'a', (byte) 0xff};
        BodyValue<String> body = read(sent("text/plain", bytes), Codecs.STRING);

        assertThat(body.value()).isNull();
        assertThat(problems(body))
                .singleElement()
                .asString()
                .startsWith("string_unicode at [body]");
        assertThat(body.problems().list().getFirst().input()).isEqualTo("a\ufffd");
        BodyValue<String> secret = read(sent("text/plain", bytes), Codecs.hidden(Codecs.STRING));
        assertThat(secret.problems().list().getFirst().input()).isEqualTo("**********");
    }

    @Test
    void bytesThatAreNoUnicodeAndDoNotFitHaveOneProblem() {
        byte[] bytes = {'a', (byte) 0xff};

        assertThat(problems(read(sent("text/plain", bytes), Codecs.INTEGER)))
                .singleElement()
                .asString()
                .startsWith("int_parsing");
    }

    /** What is taken first, which is for the text and the JSON that quotes it. */
    private static long memory(String text) {
        List<Long> takes = new ArrayList<>();
        BodyMemory memory = takes::add;
        read(sent("text/plain", text).with(BodyMemory.class, memory), Codecs.INTEGER);
        return takes.isEmpty() ? 0 : takes.getFirst();
    }

    @Test
    void aTextCountsWithTheJsonThatQuotesIt() {
        String small = "a".repeat(BodyMemory.SMALL);
        long count = TextMemory.OBJECT + 4L * (small.length() + 1);

        assertThat(memory(small + "a")).isEqualTo(count);
        // in a buffer that grows, each further byte of JSON takes three
        assertThat(memory(small + "\"")).isEqualTo(count + 3);
        assertThat(memory(small + "\\")).isEqualTo(count + 3);
        assertThat(memory(small + "\t")).isEqualTo(count + 15);
        assertThat(memory(small + " ")).isEqualTo(count);
    }

    @Test
    void aTextBeyondAsciiCountsMore() {
        String text = "a".repeat(BodyMemory.SMALL) + "é";
        long bytes = BodyMemory.SMALL + 2;

        // an array for Latin-1, one that is twice as large, and two bytes that may become U+FFFD
        assertThat(memory(text)).isEqualTo(TextMemory.OBJECT + 3 * bytes + 3 * (bytes + 4));
    }

    @Test
    void aSmallTextIsNotCounted() {
        assertThat(memory("a".repeat(BodyMemory.SMALL - 2))).isZero();
        // one that is as large as a small body may be counts only as JSON, with its quotes
        assertThat(memory("1".repeat(BodyMemory.SMALL))).isLessThan(4L * BodyMemory.SMALL);
    }

    @Test
    void aBodyOfSeveralParametersIsAnObject() {
        BodyFields fields =
                new BodyFields("Body")
                        .required("a", Codecs.INTEGER)
                        .optional("b", Codecs.INTEGER, 9);
        FieldValues values =
                requireNonNull(BodyReader.fields(inputs(json("{\"a\":1}")), fields).value());

        assertThat(values.<Integer>get(0)).isEqualTo(1);
        assertThat(values.<Integer>get(1)).isEqualTo(9);
    }

    @Test
    void aBodyThatIsNoJsonHasNoParameters() {
        BodyFields fields = new BodyFields("Body").required("a", Codecs.INTEGER);

        for (RecordedExchange exchange :
                List.of(json(""), sent("text/plain", "{\"a\":1}"), sent(null, "{\"a\":1}"))) {
            BodyValue<FieldValues> body = BodyReader.fields(inputs(exchange), fields);
            assertThat(problems(body)).containsExactly("missing at [body, a]: Field required");
            assertThat(body.value()).isNull();
        }
    }
}
