package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A type that is a string on the wire. */
final class TextCodec<T> extends ScalarCodec<T> {
    private final BiFunction<String, Problems, @Nullable T> parser;
    private final String wrongType;
    private final String wrongTypeMessage;

    TextCodec(
            Schema schema,
            Function<T, String> format,
            BiFunction<String, Problems, @Nullable T> parser,
            String wrongType,
            String wrongTypeMessage) {
        super(schema, (out, value) -> out.string(format.apply(value)));
        this.parser = parser;
        this.wrongType = wrongType;
        this.wrongTypeMessage = wrongTypeMessage;
    }

    @Override
    @Nullable T decodeScalar(JsonReader reader, JsonToken token) {
        if (token != JsonToken.VALUE_STRING) {
            return wrongType(reader.problems());
        }
        reader.made(ValueMemory.TEXT);
        return decodeText(reader.parser().getString(), reader.problems());
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        return parser.apply(text, problems);
    }

    @Override
    @Nullable T wrongType(Problems problems) {
        problems.add(wrongType, wrongTypeMessage);
        return null;
    }

    /** Records a problem whose message ends in its cause, which is its context, too. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // it is null
    static <T> @Nullable T refuse(Problems problems, String type, String message, String error) {
        problems.add(type, message + ", " + error, Map.of("error", error));
        return null;
    }
}
