package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** At their edges, dates and times are refused, or written as something that is read again. */
class TimeEdgesTest {
    private static final Map<String, Codec<?>> CODECS = new LinkedHashMap<>();

    static {
        CODECS.put("LocalDate", Codecs.LOCAL_DATE);
        CODECS.put("LocalDateTime", Codecs.LOCAL_DATE_TIME);
        CODECS.put("OffsetDateTime", Codecs.OFFSET_DATE_TIME);
        CODECS.put("Instant", Codecs.INSTANT);
        CODECS.put("Temporal", Codecs.TEMPORAL);
        CODECS.put("LocalTime", Codecs.LOCAL_TIME);
        CODECS.put("OffsetTime", Codecs.OFFSET_TIME);
        CODECS.put("TemporalAccessor", Codecs.TIME);
        CODECS.put("Duration", Codecs.DURATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-06-01",
                "0000-12-31T23:59:59-01:00",
                "0001-01-01T00:00:00+12:00",
                "-",
                ".",
                "+1",
                "",
                " ",
                "2026-12-31T23:59:60Z",
                "2026-01-01T24:00:00",
                "2026-01-01T00:00:00+18:00",
                "2026-01-01T00:00:00+18:01",
                "2026-01-01T00:00:00+23:59",
                "2026-01-01T00:00:00+05:60",
                "9999-12-31T23:59:59.999999999-12:00",
                "9999-12-31T23:59:59.999999999+00:00",
                "9999-12-31",
                "23:59:60",
                "24:00",
                "23:59:59.999999999",
                "P999999999D",
                "253402300799",
                "253402300800",
                "-62135596800",
                "-62135596800000",
                "-62135596801000",
                "\u0661\u0662:\u0663\u0664",
            })
    void isRefusedOrWrittenAsItIsRead(String text) {
        CODECS.forEach((name, codec) -> {
            JsonWriter json = new JsonWriter().string(text);
            byte[] once = written(codec, json.toBytes());
            if (once.length > 0) {
                assertThat(written(codec, once)).as(name + " " + text).isEqualTo(once);
            }
        });
    }

    private static <T> byte[] written(Codec<T> codec, byte[] json) {
        Problems problems = new Problems();
        T value = JsonBody.read(json, codec, problems);
        JsonWriter out = new JsonWriter();
        if (value == null) {
            assertThat(problems.isEmpty()).isFalse();
            return new byte[0];
        }
        codec.encode(value, out);
        return out.toBytes();
    }

    private static List<String> taking(String text) {
        List<String> names = new ArrayList<>();
        CODECS.forEach((name, codec) -> {
            byte[] json = ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
            if (JsonBody.read(json, codec, new Problems()) != null) {
                names.add(name);
            }
        });
        return names;
    }

    @Test
    void whatHasNoPlaceInJavaOrPythonIsRefused() {
        assertThat(taking("0000-06-01")).isEmpty();
        assertThat(taking("9999-12-31T23:59:59.999999999-12:00"))
                .containsExactly("OffsetDateTime", "Temporal");
        assertThat(taking("0001-01-01T00:00:00+12:00"))
                .containsExactly("LocalDate", "OffsetDateTime", "Temporal");
        assertThat(taking("2026-01-01T00:00:00+18:01")).isEmpty();
        assertThat(taking("23:59:60")).isEmpty();
    }
}
