package dev.jumun.runtime.codec;

import dev.jumun.runtime.codec.TimeText.Malformed;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as text: ISO 8601 ({@code P1DT2.5S}), {@code 1 day, 02:00:00} and {@code 02:03:04}, as
 * pydantic has it.
 */
final class DurationText {
    private static final Pattern ISO =
            Pattern.compile(
                    "P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:([\\d.]+)D)?"
                            + "(?:T(?:([\\d.]+)H)?(?:([\\d.]+)M)?(?:([\\d.]+)S)?)?");
    private static final long[] SECONDS = {31_536_000, 2_592_000, 604_800, 86_400, 3600, 60, 1};
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?:(\\d+)\\s*d(?:ay)?s?,?\\s*)?(?:(\\d+):(\\d{2})(?::(\\d{2})(\\.\\d+)?)?)?");

    private DurationText() {}

    static Duration parse(String text) throws Malformed {
        if (text.isEmpty()) {
            throw new Malformed("input is too short");
        }
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        try {
            Duration length = length(rest);
            return negative ? length.negated() : length;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Malformed("durations may not exceed 999,999,999 days");
        }
    }

    private static Duration length(String text) throws Malformed {
        if (text.startsWith("P")) {
            Matcher iso = ISO.matcher(text);
            if (text.length() == 1 || text.endsWith("T") || !iso.matches()) {
                throw new Malformed("invalid digit in duration");
            }
            BigDecimal seconds = BigDecimal.ZERO;
            for (int i = 0; i < SECONDS.length; i++) {
                String part = iso.group(i + 1);
                if (part != null) {
                    seconds =
                            seconds.add(
                                    new BigDecimal(part).multiply(BigDecimal.valueOf(SECONDS[i])));
                }
            }
            return ofSeconds(seconds);
        }
        Matcher clock = CLOCK.matcher(text.toLowerCase(Locale.ROOT));
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw new Malformed("invalid digit in duration");
        }
        if (!clock.matches()) {
            throw new Malformed("\"day\" identifier in duration not correctly formatted");
        }
        BigDecimal seconds =
                number(clock.group(1), 86_400)
                        .add(number(clock.group(2), 3600))
                        .add(number(clock.group(3), 60))
                        .add(number(clock.group(4), 1))
                        .add(number(clock.group(5), 1));
        return ofSeconds(seconds);
    }

    static Duration ofSeconds(BigDecimal seconds) {
        BigDecimal micros = seconds.movePointRight(6).setScale(0, java.math.RoundingMode.DOWN);
        long whole = micros.longValueExact();
        return Duration.ofSeconds(
                Math.floorDiv(whole, 1_000_000L), Math.floorMod(whole, 1_000_000L) * 1000);
    }

    private static BigDecimal number(
            @org.jspecify.annotations.Nullable String digits, long seconds) {
        return digits == null
                ? BigDecimal.ZERO
                : new BigDecimal(digits).multiply(BigDecimal.valueOf(seconds));
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
