package dev.jumun.server;

import dev.jumun.middleware.AccessLog;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads settings that are written as text: {@code 5MB}, {@code 20s}. */
final class SettingText {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*(B|KB|MB|GB)?");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

    private SettingText() {}

    /**
     * Reads a size in bytes; a KB has 1,024 of them.
     *
     * @throws IllegalArgumentException with how it is written
     */
    static long size(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it must be a size such as 65536, 64KB, 5MB or 1GB");
        }
        long unit =
                switch (matcher.group(2)) {
                    case "KB" -> 1L << 10;
                    case "MB" -> 1L << 20;
                    case "GB" -> 1L << 30;
                    case null, default -> 1;
                };
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("it is too large", e);
        }
    }

    /**
     * Reads a number without a sign.
     *
     * @throws IllegalArgumentException with how it is written
     */
    static int number(String text) {
        try {
            return Integer.parseUnsignedInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a number", e);
        }
    }

    /**
     * Reads whether something is on.
     *
     * @throws IllegalArgumentException with how it is written
     */
    static boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new IllegalArgumentException("it must be on or off");
        };
    }

    /**
     * Reads the form of the access log.
     *
     * @throws IllegalArgumentException with how it is written
     */
    static AccessLog.Form accessLog(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "off" -> AccessLog.Form.OFF;
            case "text" -> AccessLog.Form.TEXT;
            case "json" -> AccessLog.Form.JSON;
            default -> throw new IllegalArgumentException("it must be off, text or json");
        };
    }

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException with how it is written
     */
    static Duration duration(String text) {
        Matcher matcher = SPAN.matcher(text.strip());
        if (!matcher.matches()) {
            try {
                return Duration.parse(text.strip());
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "it must be a duration such as 500ms, 20s, 1m, 1h or PT1M30S", e);
            }
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /**
     * Reads a size for which an int is enough: one that is larger is refused.
     *
     * @throws IllegalArgumentException with how it is written
     */
    static int intSize(String text) {
        long size = size(text);
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("it must be less than 2GB");
        }
        return (int) size;
    }

    /**
     * Reads from which size on something is done; less than none if it is off.
     *
     * @throws IllegalArgumentException with how it is written
     */
    static int threshold(String text) {
        return text.strip().equalsIgnoreCase("off") ? -1 : intSize(text);
    }

    /** Returns a size as it can be read; off, if it is less than none. */
    static String written(long size) {
        if (size < 0) {
            return "off";
        }
        String[] units = {"GB", "MB", "KB"};
        for (int i = 0; i < units.length; i++) {
            long unit = 1L << (10 * (3 - i));
            if (size >= unit && size % unit == 0) {
                return size / unit + units[i];
            }
        }
        return String.valueOf(size);
    }

    /** Returns a duration as it can be read. */
    static String written(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + "s"
                : duration.toMillis() + "ms";
    }
}
