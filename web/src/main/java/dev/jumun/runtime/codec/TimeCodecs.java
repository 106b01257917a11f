package dev.jumun.runtime.codec;

import dev.jumun.runtime.codec.TimeText.Malformed;
import dev.jumun.runtime.codec.TimeText.Zoned;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;

/** The codecs of {@code java.time}. */
final class TimeCodecs {
    /** Years have four digits (RFC 3339, section 5.6). */
    private static final int LAST_YEAR = 9999;

    private TimeCodecs() {}

    static Codec<LocalDate> localDate() {
        return new TimeCodec<LocalDate>("date", "date", LocalDate::toString) {
            @Override
            @Nullable LocalDate malformed(String error, Problems problems) {
                return TextCodec.refuse(
                        problems,
                        "date_from_datetime_parsing",
                        "Input should be a valid date or datetime",
                        error);
            }

            @Override
            public @Nullable LocalDate decodeText(String text, Problems problems) {
                try {
                    return TimeText.date(text);
                } catch (Malformed notADate) {
                    return fromDateTime(text, problems);
                }
            }

            private @Nullable LocalDate fromDateTime(String text, Problems problems) {
                try {
                    return exact(TimeText.dateTime(text).value(), problems);
                } catch (Malformed malformed) {
                    return malformed(malformed.error(), problems);
                }
            }

            @Override
            @Nullable LocalDate fromNumber(BigDecimal number, Problems problems) throws Malformed {
                return exact(TimeText.timestamp(number.doubleValue()).value(), problems);
            }

            private @Nullable LocalDate exact(LocalDateTime time, Problems problems) {
                if (time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                    return time.toLocalDate();
                }
                problems.add(
                        "date_from_datetime_inexact",
                        "Datetimes provided to dates should have zero time - e.g. be exact dates");
                return null;
            }
        };
    }

    static Codec<LocalDateTime> localDateTime() {
        return new DateTimeCodec<LocalDateTime>("date-time-local", TimeCodecs::text) {
            @Override
            @Nullable LocalDateTime from(Zoned<LocalDateTime> time, Problems problems) {
                return time.offset() == null ? time.value() : naive(problems);
            }

            @Override
            LocalDateTime fromNumber(BigDecimal number, Problems problems) throws Malformed {
                return TimeText.timestamp(number.doubleValue()).value();
            }
        };
    }

    static Codec<OffsetDateTime> offsetDateTime() {
        return new DateTimeCodec<OffsetDateTime>(
                "date-time", time -> text(time.toLocalDateTime()) + time.getOffset()) {
            @Override
            @Nullable OffsetDateTime from(Zoned<LocalDateTime> time, Problems problems) {
                ZoneOffset offset = time.offset();
                return offset == null ? aware(problems) : time.value().atOffset(offset);
            }
        };
    }

    /** With an offset or without one: an {@link OffsetDateTime} or a {@link LocalDateTime}. */
    static Codec<Temporal> temporal() {
        return new DateTimeCodec<Temporal>("", TimeCodecs::text) {
            @Override
            Temporal from(Zoned<LocalDateTime> time, Problems problems) {
                ZoneOffset offset = time.offset();
                return offset == null ? time.value() : time.value().atOffset(offset);
            }
        };
    }

    private static String text(Temporal time) {
        return switch (time) {
            case LocalDateTime local -> text(local);
            case OffsetDateTime offset -> text(offset.toLocalDateTime()) + offset.getOffset();
            default ->
                    throw new IllegalArgumentException(
                            time.getClass() + " is neither LocalDateTime nor OffsetDateTime.");
        };
    }

    static Codec<Instant> instant() {
        return new DateTimeCodec<Instant>(
                "date-time", time -> text(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "Z") {
            @Override
            @Nullable Instant from(Zoned<LocalDateTime> time, Problems problems) {
                ZoneOffset offset = time.offset();
                if (offset == null) {
                    return aware(problems);
                }
                // in UTC, as it is written: what is written can be read
                int year = time.value().minusSeconds(offset.getTotalSeconds()).getYear();
                return year < 1 || year > LAST_YEAR
                        ? malformed("year " + year + " is out of range", problems)
                        : time.value().toInstant(offset);
            }
        };
    }

    static Codec<LocalTime> localTime() {
        return new ClockCodec<LocalTime>("time-local", TimeCodecs::clock) {
            @Override
            @Nullable LocalTime from(Zoned<LocalTime> time, Problems problems) {
                return time.offset() == null ? time.value() : naive(problems);
            }
        };
    }

    static Codec<OffsetTime> offsetTime() {
        return new ClockCodec<OffsetTime>("time", TimeCodecs::clock) {
            @Override
            @Nullable OffsetTime from(Zoned<LocalTime> time, Problems problems) {
                ZoneOffset offset = time.offset();
                return offset == null ? aware(problems) : time.value().atOffset(offset);
            }
        };
    }

    /** With an offset or without one: an {@link OffsetTime} or a {@link LocalTime}. */
    static Codec<TemporalAccessor> time() {
        return new ClockCodec<TemporalAccessor>("", TimeCodecs::clock) {
            @Override
            TemporalAccessor from(Zoned<LocalTime> time, Problems problems) {
                ZoneOffset offset = time.offset();
                return offset == null ? time.value() : time.value().atOffset(offset);
            }

            @Override
            ZoneOffset zoneOfNumbers() {
                return ZoneOffset.UTC;
            }
        };
    }

    private static String clock(TemporalAccessor time) {
        return switch (time) {
            case LocalTime local -> clock(local);
            case OffsetTime offset -> clock(offset.toLocalTime()) + offset.getOffset();
            default ->
                    throw new IllegalArgumentException(
                            time.getClass() + " is neither LocalTime nor OffsetTime.");
        };
    }

    static Codec<Duration> duration() {
        return new TimeCodec<Duration>("duration", "time_delta", DurationText::format) {
            @Override
            public @Nullable Duration decodeText(String text, Problems problems) {
                try {
                    return DurationText.parse(text);
                } catch (Malformed malformed) {
                    return malformed(malformed.error(), problems);
                }
            }

            @Override
            Duration fromNumber(BigDecimal number, Problems problems) throws Malformed {
                return DurationText.ofSeconds(number);
            }
        };
    }

    /**
     * The time of day, with six digits of a second if there is a fraction, or nine if it needs
     * them.
     */
    static String clock(LocalTime time) {
        int nanos = time.getNano();
        String whole =
                two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
        if (nanos == 0) {
            return whole;
        }
        String digits = Integer.toString(1_000_000_000 + nanos).substring(1);
        return whole + "." + (nanos % 1000 == 0 ? digits.substring(0, 6) : digits);
    }

    private static String text(LocalDateTime time) {
        return time.toLocalDate() + "T" + clock(time.toLocalTime());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
