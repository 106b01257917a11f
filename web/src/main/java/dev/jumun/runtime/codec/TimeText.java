package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Dates and times as text: RFC 3339 and what pydantic also accepts (a blank or underscore for the
 * T, minutes without seconds, seconds since 1970). Fractions of seconds are cut to microseconds.
 */
final class TimeText {
    /** From here on, a number is in milliseconds. */
    private static final double WATERSHED = 2e10;

    /** The first second of the year 1. */
    private static final double FIRST_SECOND = -62_135_596_800d;

    private final String text;
    private int at;

    private TimeText(String text) {
        this.text = text;
    }

    /** A time, with an offset from UTC or without. */
    record Zoned<T>(T value, @Nullable ZoneOffset offset) {}

    /** What is wrong with a text. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message, null, false, false);
        }

        String error() {
            String message = getMessage();
            return message == null ? "" : message;
        }
    }

    static LocalDate date(String text) throws Malformed {
        TimeText parser = new TimeText(text);
        LocalDate date = parser.date();
        parser.end();
        return date;
    }

    static Zoned<LocalTime> time(String text) throws Malformed {
        TimeText parser = new TimeText(text);
        Zoned<LocalTime> time = parser.time();
        parser.end();
        return time;
    }

    static Zoned<LocalDateTime> dateTime(String text) throws Malformed {
        try {
            TimeText parser = new TimeText(text);
            LocalDate date = parser.date();
            char separator = parser.next();
            if ("Tt _".indexOf(separator) < 0) {
                throw new Malformed("invalid datetime separator, expected `T`, `t`, `_` or space");
            }
            Zoned<LocalTime> time = parser.time();
            parser.end();
            return new Zoned<>(date.atTime(time.value()), time.offset());
        } catch (Malformed malformed) {
            try {
                return timestamp(Double.parseDouble(plainNumber(text)));
            } catch (NumberFormatException e) {
                throw malformed;
            }
        }
    }

    /** A moment as seconds or milliseconds since 1970. */
    static Zoned<LocalDateTime> timestamp(double number) throws Malformed {
        if (Double.isNaN(number)) {
            throw new Malformed("NaN values not permitted");
        }
        double seconds = Math.abs(number) > WATERSHED ? number / 1000 : number;
        if (!(Math.abs(seconds) < 253_402_300_800d)) {
            throw new Malformed("dates after 9999 are not supported as unix timestamps");
        }
        if (seconds < FIRST_SECOND) {
            throw new Malformed("dates before 0001 are not supported as unix timestamps");
        }
        long whole = (long) Math.floor(seconds);
        long micros = Math.round((seconds - whole) * 1e6);
        Instant instant = Instant.ofEpochSecond(whole, micros * 1000);
        return new Zoned<>(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static String plainNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-".indexOf(text.charAt(i)) < 0) {
                throw new NumberFormatException();
            }
        }
        return text;
    }

    private LocalDate date() throws Malformed {
        int year = digits(4, "year");
        separator('-', "date");
        int month = digits(2, "month");
        separator('-', "date");
        int day = digits(2, "day");
        if (year == 0) {
            throw new Malformed("year 0 is out of range");
        }
        if (month < 1 || month > 12) {
            throw new Malformed("month value is outside expected range of 1-12");
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new Malformed("day value is outside expected range");
        }
    }

    private Zoned<LocalTime> time() throws Malformed {
        int hour = digits(2, "hour");
        separator(':', "time");
        int minute = digits(2, "minute");
        range(hour, 23, "hour");
        range(minute, 59, "minute");
        int second = 0;
        int nanos = 0;
        if (peek() == ':') {
            at++;
            second = digits(2, "second");
            range(second, 59, "second");
            if (peek() == '.' || peek() == ',') {
                at++;
                nanos = fraction();
            }
        }
        return new Zoned<>(LocalTime.of(hour, minute, second, nanos), offset());
    }

    private int fraction() throws Malformed {
        int micros = 0;
        int count = 0;
        while (peek() >= '0' && peek() <= '9') {
            if (count < 6) {
                micros = micros * 10 + (peek() - '0');
            }
            count++;
            at++;
        }
        if (count == 0) {
            throw new Malformed("second fraction digits missing after `.`");
        }
        for (int i = count; i < 6; i++) {
            micros *= 10;
        }
        return micros * 1000;
    }

    private @Nullable ZoneOffset offset() throws Malformed {
        char sign = peek();
        if (sign == 'Z' || sign == 'z') {
            at++;
            return ZoneOffset.UTC;
        }
        if (sign != '+' && sign != '-') {
            return null;
        }
        at++;
        int hours = digits(2, "timezone hour");
        if (peek() == ':') {
            at++;
        }
        int minutes = digits(2, "timezone minute");
        range(minutes, 59, "timezone minute");
        int seconds = (hours * 60 + minutes) * 60;
        if (seconds > 18 * 3600) {
            throw new Malformed("timezone offset must not be more than 18 hours");
        }
        return ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
    }

    private int digits(int count, String what) throws Malformed {
        int value = 0;
        for (int i = 0; i < count; i++) {
            char c = next();
            if (c < '0' || c > '9') {
                throw new Malformed("invalid character in " + what);
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private void separator(char expected, String what) throws Malformed {
        if (next() != expected) {
            throw new Malformed("invalid " + what + " separator, expected `" + expected + "`");
        }
    }

    private static void range(int value, int most, String what) throws Malformed {
        if (value > most) {
            throw new Malformed(what + " value is outside expected range of 0-" + most);
        }
    }

    private void end() throws Malformed {
        if (at < text.length()) {
            throw new Malformed("unexpected extra characters at the end of the input");
        }
    }

    private char next() throws Malformed {
        if (text.length() < 10 && at == 0 && !text.contains(":")) {
            throw new Malformed("input is too short");
        }
        if (at >= text.length()) {
            throw new Malformed("input is too short");
        }
        return text.charAt(at++);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
