package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A codec of secret values: errors don't show what was sent. */
record HiddenCodec<T>(Codec<T> codec) implements Codec<T> {
    @Override
    public @Nullable T decode(JsonReader reader) {
        return codec.decode(reader);
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        return codec.decodeText(text, problems);
    }

    @Override
    public @Nullable T decodeTexts(List<String> texts, Problems problems) {
        return codec.decodeTexts(texts, problems);
    }

    @Override
    public @Nullable T decodeFields(List<Object> values, Problems problems) {
        return codec.decodeFields(values, problems);
    }

    @Override
    public boolean takesSeveral() {
        return codec.takesSeveral();
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
