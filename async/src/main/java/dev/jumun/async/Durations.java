package dev.jumun.async;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Objects;

/** What is done with durations in more than one place. */
final class Durations {
    private Durations() {}

    /** The length of a duration, at most some 292 years. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** As people write it: 20 ms, 1.5 s, 2 h. */
    static String text(long nanos) {
        String[] units = {"ns", "µs", "ms", "s", "min", "h"};
        long[] sizes = {1, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L};
        int unit = 0;
        while (unit < units.length - 1 && nanos >= sizes[unit + 1]) {
            unit++;
        }
        BigDecimal number =
                BigDecimal.valueOf(nanos)
                        .divide(BigDecimal.valueOf(sizes[unit]), 3, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return number.toPlainString() + " " + units[unit];
    }

    /** The same, of one that must not be negative. */
    static long notNegative(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "The duration is -"
                            + text(-Math.max(nanos(duration), -Long.MAX_VALUE))
                            + "; it must not be negative.");
        }
        return nanos(duration);
    }
}
