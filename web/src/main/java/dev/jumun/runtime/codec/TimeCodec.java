package dev.jumun.runtime.codec;

import dev.jumun.runtime.codec.TimeText.Malformed;
import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * What the codecs of {@code java.time} have in common: a value is a string on the wire, and may be
 * given as a number.
 *
 * @param <T> the type
 */
abstract class TimeCodec<T> extends ScalarCodec<T> {
    private static final BigDecimal ENDLESS = new BigDecimal("1e400");

    private final String kind;

    TimeCodec(String format, String kind, Function<T, String> text) {
        this(format, format, kind, text);
    }

    /**
     * Of a type.
     *
     * @param format that pydantic names
     * @param precise the format that all of its values have; empty for none
     */
    TimeCodec(String format, String precise, String kind, Function<T, String> text) {
        super(
                Schema.type("string").with("format", format),
                precise.isEmpty()
                        ? Schema.type("string")
                        : Schema.type("string").with("format", precise),
                (out, value) -> out.string(text.apply(value)));
        this.kind = kind;
    }

    abstract @Nullable T fromNumber(BigDecimal number, Problems problems) throws Malformed;

    @Override
    final @Nullable T decodeScalar(JsonReader reader, JsonToken token) {
        Problems problems = reader.problems();
        switch (token) {
            case VALUE_STRING -> {
                return decodeText(reader.parser().getString(), problems);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                try {
                    return fromNumber(number(reader.parser().getString()), problems);
                } catch (Malformed malformed) {
                    return malformed(malformed.error(), problems);
                }
            }
            default -> {
                return wrongType(problems);
            }
        }
    }

    /** Records what is wrong with a number, or with a text. */
    @Nullable T malformed(String error, Problems problems) {
        return TextCodec.refuse(problems, kind + "_parsing", noun(), error);
    }

    /** Of any exponent; what no exponent can express is beyond all times, or zero. */
    private static BigDecimal number(String text) throws Malformed {
        if (text.equals("NaN")) {
            throw new Malformed("NaN values not permitted");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) { // an infinity, or an exponent of ten digits
            boolean tiny = text.contains("e-") || text.contains("E-");
            return tiny ? BigDecimal.ZERO : text.startsWith("-") ? ENDLESS.negate() : ENDLESS;
        }
    }

    @Override
    final @Nullable T wrongType(Problems problems) {
        problems.add(kind + "_type", noun());
        return null;
    }

    private String noun() {
        return "Input should be a valid " + (kind.equals("time_delta") ? "timedelta" : kind);
    }

    final @Nullable T naive(Problems problems) {
        problems.add("timezone_naive", "Input should not have timezone info");
        return null;
    }

    final @Nullable T aware(Problems problems) {
        problems.add("timezone_aware", "Input should have timezone info");
        return null;
    }
}
