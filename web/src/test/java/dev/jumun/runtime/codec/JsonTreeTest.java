package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** What a value is on the wire: the same as what is read from its JSON. */
class JsonTreeTest {
    private static <T> void isAsRead(Codec<T> codec, T value) {
        JsonWriter out = new JsonWriter();
        codec.encode(value, out);
        assertThat(JsonTree.of(codec, value)).isEqualTo(JsonTree.read(out.toBytes()));
    }

    @Test
    void numbersAndBooleansAreAsRead() {
        for (long each :
                new long[] {0, 5, -5, 999_999_999_999_999_999L, Long.MIN_VALUE, Long.MAX_VALUE}) {
            isAsRead(Codecs.LONG, each);
        }
        isAsRead(Codecs.BOOLEAN, true);
        isAsRead(Codecs.BOOLEAN, false);
        for (double each : new double[] {0, -0.0, 1, 1.5, -1e300, 1e-7}) {
            isAsRead(Codecs.DOUBLE, each);
        }
        isAsRead(Codecs.BIG_INTEGER, BigInteger.TEN.pow(30));
        isAsRead(Codecs.BIG_DECIMAL, new BigDecimal("1.50"));
    }

    @Test
    void textsAreAsRead() {
        for (String each : List.of("", "EUR", "a \"b\" \\ c", "é\n\u0001", "\ud800", "true", "5")) {
            isAsRead(Codecs.STRING, each);
        }
    }

    @Test
    void listsAreAsRead() {
        isAsRead(Codecs.list(Codecs.LONG), List.of());
        isAsRead(Codecs.list(Codecs.STRING), List.of("a", "\""));
    }
}
