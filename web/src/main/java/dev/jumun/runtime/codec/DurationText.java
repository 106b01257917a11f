package dev.jumun.runtime.codec;

import dev.jumun.runtime.codec.TimeText.Malformed;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as text: ISO 8601 ({@code P1DT2.5S}), {@code 1 day, 02:00:00} and {@code 02:03:04}, as
 * pydantic reads them. Fractions are cut to microseconds.
 *
 * <p>No number is computed with before its size is known: a few bytes ({@code 1e100000000}) could
 * otherwise ask for minutes of computing time.
 */
final class DurationText {
    private static final String NUMBER = "(?:(\\d[\\d.]*)";
    private static final Pattern ISO =
            Pattern.compile(
                    "P" + NUMBER + "Y)?" + NUMBER + "M)?" + NUMBER + "W)?" + NUMBER + "D)?" + "(?:T"
                            + NUMBER + "H)?" + NUMBER + "M)?" + NUMBER + "S)?)?");
    private static final long[] SECONDS = {31_536_000, 2_592_000, 604_800, 86_400, 3600, 60, 1};
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?:(\\d+)\\s*d(?:ay)?s?,?\\s*)?(?:(\\d+):(\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?)?");

    /** Python's longest, and therefore pydantic's, is one microsecond shorter than this. */
    private static final BigDecimal LIMIT = BigDecimal.valueOf(86_400L * 1_000_000_000L);

    /** More digits before the point are beyond {@link #LIMIT}, whatever the unit. */
    private static final int MAX_WHOLE_DIGITS = 18;

    /** More digits after the point change no microsecond, whatever the unit. */
    private static final int MAX_FRACTION_DIGITS = 20;

    private DurationText() {}

    static Duration parse(String text) throws Malformed {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.isEmpty()) {
            throw new Malformed("input is too short");
        }
        Duration length = rest.startsWith("P") ? iso(rest) : clock(rest);
        return negative ? length.negated() : length;
    }

    private static Duration iso(String text) throws Malformed {
        if (text.length() == 1 || text.endsWith("T")) {
            throw new Malformed("input is too short");
        }
        Matcher iso = ISO.matcher(text);
        if (!iso.matches()) {
            throw new Malformed("invalid digit in duration");
        }
        BigDecimal seconds = BigDecimal.ZERO;
        for (int i = 0; i < SECONDS.length; i++) {
            seconds = seconds.add(number(iso.group(i + 1), SECONDS[i]));
        }
        return ofSeconds(seconds);
    }

    private static Duration clock(String text) throws Malformed {
        if (text.charAt(0) < '0' || text.charAt(0) > '9') {
            throw new Malformed("invalid digit in duration");
        }
        Matcher clock = CLOCK.matcher(text.toLowerCase(Locale.ROOT));
        if (!clock.matches()) {
            throw new Malformed("\"day\" identifier in duration not correctly formatted");
        }
        below60(clock.group(3), "minute");
        below60(clock.group(4), "second");
        String fraction = clock.group(5);
        BigDecimal seconds =
                number(clock.group(1), 86_400)
                        .add(number(clock.group(2), 3600))
                        .add(number(clock.group(3), 60))
                        .add(number(clock.group(4), 1))
                        .add(number(fraction == null ? null : "0." + fraction, 1));
        return ofSeconds(seconds);
    }

    private static void below60(@Nullable String twoDigits, String what) throws Malformed {
        if (twoDigits != null && twoDigits.charAt(0) > '5') {
            throw new Malformed(what + " value is outside expected range of 0-59");
        }
    }

    /** Returns a length in seconds; of any exponent, without computing with it first. */
    static Duration ofSeconds(BigDecimal seconds) throws Malformed {
        if (seconds.abs().compareTo(LIMIT) >= 0) { // compares the exponents first
            throw new Malformed("durations may not exceed 999,999,999 days");
        }
        if ((long) seconds.precision() - seconds.scale() < -5) {
            return Duration.ZERO; // less than a microsecond
        }
        BigDecimal micros = seconds.setScale(6, RoundingMode.DOWN);
        long whole = micros.longValue();
        int nanos = micros.remainder(BigDecimal.ONE).movePointRight(9).intValue();
        return Duration.ofSeconds(whole, nanos);
    }

    /** Digits of a unit, with or without a decimal point; zero if absent. */
    private static BigDecimal number(@Nullable String digits, long seconds) throws Malformed {
        if (digits == null) {
            return BigDecimal.ZERO;
        }
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        if (point >= 0 && digits.indexOf('.', point + 1) >= 0) {
            throw new Malformed("invalid digit in duration");
        }
        int start = 0;
        while (start < end && digits.charAt(start) == '0') {
            start++;
        }
        if (end - start > MAX_WHOLE_DIGITS) {
            throw new Malformed("a numeric value in the duration is too large");
        }
        String whole = start == end ? "0" : digits.substring(start, end);
        int last = Math.min(digits.length(), end + 1 + MAX_FRACTION_DIGITS);
        String fraction = point < 0 ? "" : digits.substring(point, last);
        return new BigDecimal(whole + fraction).multiply(BigDecimal.valueOf(seconds));
    }

    /** As pydantic writes it: days, then hours, minutes and seconds; a zero is {@code PT0S}. */
    static String format(Duration duration) {
        if (duration.isZero()) {
            return "PT0S";
        }
        Duration size = duration.abs();
        StringBuilder text = new StringBuilder(duration.isNegative() ? "-P" : "P");
        if (size.toDays() > 0) {
            text.append(size.toDays()).append('D');
        }
        Duration clock = size.minusDays(size.toDays());
        if (!clock.isZero()) {
            text.append(clock.toString().substring(1));
        }
        return text.toString();
    }
}
