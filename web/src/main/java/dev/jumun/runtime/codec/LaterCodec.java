package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** A placeholder for a codec that is still being made: types may contain themselves. */
record LaterCodec<T>(Supplier<Codec<T>> codec) implements Codec<T> {
    @Override
    public @Nullable T decode(JsonReader reader) {
        return codec.get().decode(reader);
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        return codec.get().decodeText(text, problems);
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        codec.get().encode(value, writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return codec.get().schema(schemas);
    }
}
