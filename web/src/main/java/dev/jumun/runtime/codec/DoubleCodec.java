package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;

/** Floating-point numbers. */
final class DoubleCodec<T> extends ScalarCodec<T> {
    private static final Pattern DECIMAL =
            Pattern.compile(
                    "[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+)?");

    private final DoubleFunction<T> convert;

    DoubleCodec(DoubleFunction<T> convert, BiConsumer<JsonWriter, T> encoder) {
        super(Schema.type("number"), encoder);
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
        String number = text.strip();
        if (DECIMAL.matcher(number).matches()) {
            return convert.apply(Double.parseDouble(number.replace("_", "")));
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

    @Override
    @Nullable T wrongType(Problems problems) {
        problems.add("float_type", "Input should be a valid number");
        return null;
    }
}
