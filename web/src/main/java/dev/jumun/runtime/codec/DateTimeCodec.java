package dev.jumun.runtime.codec;

import dev.jumun.runtime.codec.TimeText.Malformed;
import dev.jumun.runtime.codec.TimeText.Zoned;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.function.Function;

/**
 * The codec of a date and a time in one.
 *
 * @param <T> the type
 */
abstract class DateTimeCodec<T> extends TimeCodec<T> {
    DateTimeCodec(String precise, Function<T, String> text) {
        super("date-time", precise, "datetime", text);
    }

    abstract @Nullable T from(Zoned<LocalDateTime> time, Problems problems);

    @Override
    public final @Nullable T decodeText(String text, Problems problems) {
        try {
            return from(TimeText.dateTime(text), problems);
        } catch (Malformed noDateTime) {
            try {
                return from(new Zoned<>(TimeText.date(text).atStartOfDay(), null), problems);
            } catch (Malformed malformed) {
                return TextCodec.refuse(
                        problems,
                        "datetime_from_date_parsing",
                        "Input should be a valid datetime or date",
                        malformed.error());
            }
        }
    }

    @Override
    @Nullable T fromNumber(BigDecimal number, Problems problems) throws Malformed {
        return from(TimeText.timestamp(number.doubleValue()), problems);
    }
}
