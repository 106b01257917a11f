package dev.jumun.async;

import java.time.Duration;

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

    /** The same, of one that must not be negative. */
    static long notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "The duration is " + duration + "; it must not be negative.");
        }
        return nanos(duration);
    }
}
