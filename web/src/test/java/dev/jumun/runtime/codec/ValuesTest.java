package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of each value in a parameter or a body, as FastAPI answers it: {@code values.tsv}
 * has the kind, the codec, the value as JSON, and the outcome: OK, the JSON that comes back, or the
 * problems.
 */
class ValuesTest {
    private static final Map<String, Codec<?>> CODECS =
            Map.ofEntries(
                    Map.entry("BIG_INTEGER", Codecs.BIG_INTEGER),
                    Map.entry("DOUBLE", Codecs.DOUBLE),
                    Map.entry("STRING", Codecs.STRING),
                    Map.entry("BOOLEAN", Codecs.BOOLEAN),
                    Map.entry("LOCAL_DATE", Codecs.LOCAL_DATE),
                    Map.entry("LOCAL_DATE_TIME", Codecs.LOCAL_DATE_TIME),
                    Map.entry("OFFSET_DATE_TIME", Codecs.OFFSET_DATE_TIME),
                    Map.entry("LOCAL_TIME", Codecs.LOCAL_TIME),
                    Map.entry("DURATION", Codecs.DURATION),
                    Map.entry("BIG_DECIMAL", Codecs.BIG_DECIMAL),
                    Map.entry("UUID", Codecs.UUID),
                    Map.entry("URI", Codecs.URI),
                    Map.entry("BYTES", Codecs.BYTES),
                    Map.entry("LIST_OF_INTEGERS", Codecs.list(Codecs.INTEGER)),
                    Map.entry("SET_OF_INTEGERS", Codecs.set(Codecs.INTEGER)),
                    Map.entry("MAP_OF_INTEGERS", Codecs.map(Codecs.STRING, Codecs.INTEGER)));

    static List<Arguments> values() throws Exception {
        try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        requireNonNull(
                                                ValuesTest.class.getResourceAsStream("values.tsv")),
                                        StandardCharsets.UTF_8));
                Stream<String> stream = lines.lines()) {
            return stream.map(line -> line.split("\t", -1))
                    .map(c -> Arguments.of(c[0], c[1], c[2], c[3]))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("values")
    void becomesWhatItBecomesInFastApi(String kind, String codec, String value, String outcome) {
        assertThat(outcome(kind, requireNonNull(CODECS.get(codec)), value)).isEqualTo(outcome);
    }

    private static <T> String outcome(String kind, Codec<T> codec, String value) {
        Problems problems = new Problems();
        byte[] json = value.getBytes(StandardCharsets.UTF_8);
        T decoded =
                kind.equals("json")
                        ? JsonBody.read(json, codec, problems)
                        : codec.decodeTexts(List.of(String.valueOf(JsonTree.read(json))), problems);
        if (!problems.isEmpty()) {
            return problems.list().stream()
                    .map(p -> p.type() + ": " + p.message())
                    .collect(Collectors.joining("; "));
        }
        JsonWriter out = new JsonWriter();
        codec.encode(requireNonNull(decoded), out);
        return kind.equals("json") ? new String(out.toBytes(), StandardCharsets.UTF_8) : "OK";
    }
}
