package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Integers. What a Java type is too small for is out of its range, as if it had a minimum and a
 * maximum.
 */
final class IntegralCodec<T extends Number> extends ScalarCodec<T> {
    private final boolean bounded;
    private final long least;
    private final long greatest;
    private final Function<Number, T> convert;

    /** Of a type without bounds. */
    IntegralCodec(Function<Number, T> convert, BiConsumer<JsonWriter, T> encoder) {
        super(Schema.type("integer"), encoder);
        this.bounded = false;
        this.least = Long.MIN_VALUE;
        this.greatest = Long.MAX_VALUE;
        this.convert = convert;
    }

    IntegralCodec(
            long least,
            long greatest,
            Function<Number, T> convert,
            BiConsumer<JsonWriter, T> encoder) {
        super(Schema.type("integer"), precise(least, greatest), encoder);
        this.bounded = true;
        this.least = least;
        this.greatest = greatest;
        this.convert = convert;
    }

    private static Schema precise(long least, long greatest) {
        Schema integer = Schema.type("integer");
        if (greatest == Long.MAX_VALUE) {
            return integer.with("format", "int64");
        }
        return greatest == Integer.MAX_VALUE
                ? integer.with("format", "int32")
                : integer.with("minimum", least).with("maximum", greatest);
    }

    @Override
    @Nullable T decodeScalar(JsonReader reader, JsonToken token) {
        JsonParser parser = reader.parser();
        Problems problems = reader.problems();
        return switch (token) {
            case VALUE_NUMBER_INT -> {
                JsonParser.NumberType type = parser.getNumberType();
                yield type == JsonParser.NumberType.BIG_INTEGER
                        ? fit(parser.getBigIntegerValue(), problems)
                        : fit(parser.getLongValue(), problems);
            }
            case VALUE_NUMBER_FLOAT -> fromFloat(parser.getDoubleValue(), problems);
            case VALUE_STRING -> decodeText(parser.getString(), problems);
            case VALUE_TRUE -> fit(1L, problems);
            case VALUE_FALSE -> fit(0L, problems);
            default -> wrongType(problems);
        };
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        Number number = IntegerText.parse(text);
        if (number == null) {
            problems.add(
                    "int_parsing",
                    "Input should be a valid integer, unable to parse string as an integer");
            return null;
        }
        if (number == IntegerText.TOO_LONG) {
            problems.add(
                    "int_parsing_size",
                    "Unable to parse input string as an integer, exceeded maximum size");
            return null;
        }
        return fit(number, problems);
    }

    @Override
    @Nullable T wrongType(Problems problems) {
        problems.add("int_type", "Input should be a valid integer");
        return null;
    }

    private @Nullable T fromFloat(double number, Problems problems) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            problems.add("finite_number", "Input should be a finite number");
            return null;
        }
        if (number != Math.rint(number)) {
            problems.add(
                    "int_from_float",
                    "Input should be a valid integer, got a number with a fractional part");
            return null;
        }
        return fit(new BigDecimal(number).toBigInteger(), problems);
    }

    private @Nullable T fit(Number number, Problems problems) {
        if (bounded) {
            int side = side(number);
            if (side < 0) {
                problems.add(
                        "greater_than_equal",
                        "Input should be greater than or equal to " + least,
                        Map.of("ge", least));
                return null;
            }
            if (side > 0) {
                problems.add(
                        "less_than_equal",
                        "Input should be less than or equal to " + greatest,
                        Map.of("le", greatest));
                return null;
            }
        }
        return convert.apply(number);
    }

    /** Below the range, in it, or above. */
    private int side(Number number) {
        if (number instanceof BigInteger big && big.bitLength() > 63) {
            return big.signum();
        }
        long value = number.longValue();
        return value < least ? -1 : value > greatest ? 1 : 0;
    }
}
