package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.Locale;

/** True and false, and pydantic's words for them. */
final class BooleanCodec extends ScalarCodec<Boolean> {
    BooleanCodec() {
        super(Schema.type("boolean"), JsonWriter::bool);
    }

    @Override
    @Nullable Boolean decodeScalar(JsonReader reader, JsonToken token) {
        return switch (token) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT ->
                    fromNumber(reader.parser().getDoubleValue(), reader.problems());
            case VALUE_NUMBER_FLOAT ->
                    fromFloat(reader.parser().getDoubleValue(), reader.problems());
            case VALUE_STRING -> decodeText(reader.parser().getString(), reader.problems());
            default -> wrongType(reader.problems());
        };
    }

    @Override
    public @Nullable Boolean decodeText(String text, Problems problems) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1", "on", "yes", "y" -> Boolean.TRUE;
            case "false", "f", "0", "off", "no", "n" -> Boolean.FALSE;
            default -> unclear(problems);
        };
    }

    private static @Nullable Boolean fromNumber(double number, Problems problems) {
        if (number == 1) {
            return Boolean.TRUE;
        }
        return number == 0 ? Boolean.FALSE : unclear(problems);
    }

    private @Nullable Boolean fromFloat(double number, Problems problems) {
        boolean clear = number == 0 || number == 1;
        return clear ? Boolean.valueOf(number == 1) : wrongType(problems);
    }

    private static @Nullable Boolean unclear(Problems problems) {
        problems.add("bool_parsing", "Input should be a valid boolean, unable to interpret input");
        return null;
    }

    @Override
    @Nullable Boolean wrongType(Problems problems) {
        problems.add("bool_type", "Input should be a valid boolean");
        return null;
    }
}
