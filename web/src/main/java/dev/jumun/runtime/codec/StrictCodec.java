package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.List;

/** A simple type without conversion: a number is a number, and not a text that contains one. */
record StrictCodec<T>(Codec<T> codec, Kind kind) implements Codec<T> {
    enum Kind {
        INTEGER("int_type", "integer", JsonToken.VALUE_NUMBER_INT),
        NUMBER("float_type", "number", JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT),
        TEXT("string_type", "string", JsonToken.VALUE_STRING),
        BOOLEAN("bool_type", "boolean", JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);

        private final String type;
        private final String word;

        @SuppressWarnings("ImmutableEnumChecker") // of an immutable list
        private final List<JsonToken> tokens;

        Kind(String type, String word, JsonToken... tokens) {
            this.type = type;
            this.word = word;
            this.tokens = List.of(tokens);
        }
    }

    @Override
    public @Nullable T decode(JsonReader reader) {
        if (kind.tokens.contains(reader.token())) {
            return codec.decode(reader);
        }
        reader.skip();
        return refuse(reader.problems());
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        return kind == Kind.TEXT ? codec.decodeText(text, problems) : refuse(problems);
    }

    private @Nullable T refuse(Problems problems) {
        problems.add(kind.type, "Input should be a valid " + kind.word);
        return null;
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        codec.encode(value, writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return codec.schema(schemas);
    }
}
