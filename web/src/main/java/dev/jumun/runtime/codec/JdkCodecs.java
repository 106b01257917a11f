package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The JDK's types that have a text, and no counterpart in pydantic. */
final class JdkCodecs {
    /** What is longer cannot be one of them, and would only cost time. */
    private static final int LONGEST = 200;

    private JdkCodecs() {}

    static Codec<ZonedDateTime> zonedDateTime() {
        return text(
                ZonedDateTime::parse,
                ZonedDateTime::toString,
                "a date and time with its zone, such as 2026-11-29T10:00:00+09:00[Asia/Seoul]");
    }

    static Codec<YearMonth> yearMonth() {
        return text(YearMonth::parse, YearMonth::toString, "a year and month, such as 2026-11");
    }

    /** A whole number, as in ISO 8601 within four digits. */
    static Codec<Year> year() {
        return new ScalarRecordCodec<>(
                Codecs.INTEGER.with(
                        Constraints.all(
                                List.of(Constraints.atLeast("1"), Constraints.atMost("9999")))),
                Year::of,
                Year::getValue,
                schema -> schema.with("minimum", 1).with("maximum", 9999));
    }

    static Codec<Currency> currency() {
        return text(
                Currency::getInstance,
                Currency::getCurrencyCode,
                "a currency of ISO 4217, such as EUR");
    }

    static Codec<Locale> locale() {
        return text(
                tag -> {
                    try {
                        return new Locale.Builder().setLanguageTag(tag).build();
                    } catch (IllformedLocaleException e) {
                        throw new IllegalArgumentException(e);
                    }
                },
                Locale::toLanguageTag,
                "a language tag of BCP 47, such as ko-KR");
    }

    static Codec<ZoneId> zoneId() {
        return text(ZoneId::of, ZoneId::getId, "a time zone, such as Europe/Berlin or +09:00");
    }

    /** One UTF-16 unit: what a {@code char} holds. */
    static Codec<Character> character() {
        return new ScalarRecordCodec<>(
                Codecs.STRING.with(Constraints.length(1, 1)),
                text -> {
                    if (text.length() != 1) {
                        throw new IllegalArgumentException(
                                "not a character of the Basic Multilingual Plane");
                    }
                    return text.charAt(0);
                },
                String::valueOf,
                schema -> schema);
    }

    /** An address as literal: no name is ever looked up. */
    static Codec<InetAddress> inetAddress() {
        return new TextCodec<>(
                Schema.type("string").with("format", "ipvanyaddress"),
                address -> address.getHostAddress().replaceFirst("%.*", ""),
                JdkCodecs::address,
                "ip_any_address",
                "value is not a valid IPv4 or IPv6 address");
    }

    private static @Nullable InetAddress address(String text, Problems problems) {
        Inet4Address four = Inet4Text.parse(text, new Problems());
        if (four != null) {
            return four;
        }
        boolean six =
                text.length() <= LONGEST
                        && text.indexOf(':') >= 0
                        && text.chars().allMatch(c -> c == ':' || c == '.' || isHex(c));
        try {
            if (six) {
                return InetAddress.ofLiteral(text);
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        problems.add("ip_any_address", "value is not a valid IPv4 or IPv6 address");
        return null;
    }

    private static boolean isHex(int c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    private static <T> Codec<T> text(
            Function<String, T> parse, Function<T, String> format, String what) {
        return new TextCodec<>(
                Schema.type("string"),
                format,
                (text, problems) -> parsed(text, parse, what, problems),
                "string_type",
                "Input should be a valid string");
    }

    private static <T> @Nullable T parsed(
            String text, Function<String, T> parse, String what, Problems problems) {
        try {
            if (text.length() <= LONGEST) {
                return parse.apply(text);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // reported below
        }
        problems.refused("not " + what);
        return null;
    }
}
