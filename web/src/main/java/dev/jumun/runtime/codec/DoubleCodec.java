package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.DoubleFunction;

/** Floating-point numbers. */
final class DoubleCodec<T> extends ScalarCodec<T> {
    private final DoubleFunction<T> convert;

    /**
     * Of a type.
     *
     * @param format of the registry: {@code double} or {@code float}
     */
    DoubleCodec(String format, DoubleFunction<T> convert, BiConsumer<JsonWriter, T> encoder) {
        super(Schema.type("number"), Schema.type("number").with("format", format), encoder);
        this.convert = convert;
    }

    @Override
    @Nullable T decodeScalar(JsonReader reader, JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    convert.apply(reader.parser().getDoubleValue());
            case VALUE_STRING -> decodeText(reader.parser().getString(), reader.problems());
            case VALUE_TRUE -> convert.apply(1);
            case VALUE_FALSE -> convert.apply(0);
            default -> wrongType(reader.problems());
        };
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        String number = withoutUnderscores(text.strip());
        if (isDecimal(number)) {
            return convert.apply(Double.parseDouble(number));
        }
        boolean negative = number.startsWith("-");
        String word = negative || number.startsWith("+") ? number.substring(1) : number;
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nan" -> convert.apply(Double.NaN);
            case "inf", "infinity" ->
                    convert.apply(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            default -> {
                problems.add(
                        "float_parsing",
                        "Input should be a valid number, unable to parse string as a number");
                yield null;
            }
        };
    }

    /** As Python's: single underscores, but none at an end, are left out. */
    private static String withoutUnderscores(String text) {
        boolean right = !text.startsWith("_") && !text.endsWith("_") && !text.contains("__");
        return right ? text.replace("_", "") : text;
    }

    /**
     * Whether this is a sign, digits with a point, and an exponent. By hand, since a regular
     * expression for it takes time that grows with the square of the length.
     */
    private static boolean isDecimal(String text) {
        int start = sign(text, 0);
        int point = digits(text, start);
        boolean hasPoint = point < text.length() && text.charAt(point) == '.';
        int end = hasPoint ? digits(text, point + 1) : point;
        int count = end - start - (hasPoint ? 1 : 0);
        if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            int exponent = sign(text, end + 1);
            end = digits(text, exponent);
            if (end == exponent) {
                return false;
            }
        }
        return count > 0 && end == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')
                ? at + 1
                : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    @Override
    @Nullable T wrongType(Problems problems) {
        problems.add("float_type", "Input should be a valid number");
        return null;
    }
}
