package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.function.BiConsumer;

/** A type that has a text form and a schema without names. */
abstract class ScalarCodec<T> implements Codec<T> {
    private final Schema schema;
    private final Schema precise;
    private final BiConsumer<JsonWriter, T> encoder;

    ScalarCodec(Schema schema, BiConsumer<JsonWriter, T> encoder) {
        this(schema, schema, encoder);
    }

    /**
     * Of a type that a schema can describe more precisely than pydantic does.
     *
     * @param precise the more precise schema
     */
    ScalarCodec(Schema schema, Schema precise, BiConsumer<JsonWriter, T> encoder) {
        this.schema = schema;
        this.precise = precise;
        this.encoder = encoder;
    }

    @Override
    public final @Nullable T decode(JsonReader reader) {
        JsonToken token = reader.token();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            reader.skip();
            return wrongType(reader.problems());
        }
        if (token == JsonToken.VALUE_STRING && !reader.isWellFormed(reader.text())) {
            reader.problems().notUnicode();
            return null;
        }
        return decodeScalar(reader, token);
    }

    /** Reads a token that is neither an object nor an array. */
    abstract @Nullable T decodeScalar(JsonReader reader, JsonToken token);

    /** Records what is said of JSON of another type. */
    abstract @Nullable T wrongType(Problems problems);

    @Override
    public void encode(T value, JsonWriter writer) {
        encoder.accept(writer, value);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return schemas.isPrecise() ? precise : schema;
    }
}
