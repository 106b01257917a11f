package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Of what must be null: it is within the codec of what may be null, and takes nothing else. */
record NothingCodec<T>(Codec<T> codec, String message) implements Codec<T> {
    @Override
    public @Nullable T decode(JsonReader reader) {
        reader.skip();
        return refuse(reader.problems());
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        return refuse(problems);
    }

    @Override
    public @Nullable T decodeFields(List<Object> values, Problems problems) {
        problems.input(values.getLast().toString());
        return refuse(problems);
    }

    private @Nullable T refuse(Problems problems) {
        problems.add("none_required", message);
        return null;
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        codec.encode(value, writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return Schema.type("null");
    }
}
