package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** How values are written. */
class JsonWriterTest {
    private static String written(double value) {
        return new String(new JsonWriter(1).number(value).toBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void theShortWayWritesDecimalsAsTheLongOne() {
        Random random = new Random(25);
        for (int i = 0; i < 300_000; i++) {
            double value =
                    switch (i % 4) {
                        case 0 -> random.nextInt(2_000_000_000) / 100.0 - 1e7;
                        case 1 -> random.nextInt(100_000_000) / 10_000.0 - 5_000;
                        case 2 -> random.nextInt(1_000_000) / 1_000_000.0;
                        default -> Double.longBitsToDouble(random.nextLong());
                    };
            assertThat(written(value)).isEqualTo(NumberText.of(value));
        }
        for (double value : new double[] {0, -0.0, 1, -1, 0.1, 0.0001, -0.0005, 9999999.9999}) {
            assertThat(written(value)).isEqualTo(NumberText.of(value));
        }
    }
}
