package dev.jumun.runtime.engine;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The times that a setting may have. Those outside of it are refused where they are given: later
 * they would overflow when they are added to the present time, or in the column of a database, and
 * a message from there names neither the setting nor what to do.
 *
 * @param least the shortest time
 * @param longest the longest time
 */
public record TimeRange(Duration least, Duration longest) {
    /** Whatever is not negative, up to ten years. */
    public static final TimeRange FROM_ZERO = upToTenYears(Duration.ZERO);

    /** For what must take a time at all. */
    public static final TimeRange FROM_A_MILLISECOND = upToTenYears(Duration.ofMillis(1));

    /** For what a table counts in seconds. */
    public static final TimeRange FROM_A_SECOND = upToTenYears(Duration.ofSeconds(1));

    private static TimeRange upToTenYears(Duration least) {
        return new TimeRange(least, Duration.ofDays(3_650));
    }

    /**
     * Returns a time that is within the range.
     *
     * @param fact describes what cannot be, without a full stop
     * @throws IllegalArgumentException with the fact and the range if it is not
     */
    public Duration check(Duration time, Supplier<String> fact) {
        if (time.compareTo(least) < 0 || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "%s. Give a time from %s to %s."
                            .formatted(fact.get(), text(least), text(longest)));
        }
        return time;
    }

    private static String text(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() == 1 ? "1 day" : time.toDays() + " days";
        }
        return time.toSeconds() > 0 || time.isZero()
                ? time.toSeconds() + " s"
                : time.toMillis() + " ms";
    }
}
