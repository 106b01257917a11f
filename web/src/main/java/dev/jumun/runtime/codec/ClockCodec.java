package dev.jumun.runtime.codec;

import dev.jumun.runtime.codec.TimeText.Malformed;
import dev.jumun.runtime.codec.TimeText.Zoned;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * The codec of a time of day.
 *
 * @param <T> the type
 */
abstract class ClockCodec<T> extends TimeCodec<T> {
    ClockCodec(String precise, Function<T, String> text) {
        super("time", precise, "time", text);
    }

    abstract @Nullable T from(Zoned<LocalTime> time, Problems problems);

    @Override
    public final @Nullable T decodeText(String text, Problems problems) {
        try {
            return from(TimeText.time(text), problems);
        } catch (Malformed malformed) {
            return malformed(malformed.error(), problems);
        }
    }

    @Override
    final @Nullable T malformed(String error, Problems problems) {
        return TextCodec.refuse(
                problems, "time_parsing", "Input should be in a valid time format", error);
    }

    @Override
    final @Nullable T fromNumber(BigDecimal number, Problems problems) throws Malformed {
        if (number.signum() < 0) {
            throw new Malformed("time in seconds should be positive");
        }
        if (number.compareTo(BigDecimal.valueOf(86_400)) >= 0) {
            throw new Malformed("numeric times may not exceed 86,399 seconds");
        }
        BigDecimal nanos = number.movePointRight(9); // not before: 1e999999999 has no room
        LocalTime time = LocalTime.ofNanoOfDay(nanos.longValue() / 1000 * 1000);
        return from(new Zoned<>(time, zoneOfNumbers()), problems);
    }

    /** The zone that numbers are meant in. */
    @Nullable ZoneOffset zoneOfNumbers() {
        return null;
    }
}
