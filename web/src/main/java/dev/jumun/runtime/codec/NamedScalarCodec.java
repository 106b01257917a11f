package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A simple type that has a schema of its name in the document. */
record NamedScalarCodec<T>(
        Codec<T> codec, String name, String qualifiedName, String title, String description)
        implements Codec<T> {
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
    public void encode(T value, JsonWriter writer) {
        codec.encode(value, writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return schemas.named(
                name,
                qualifiedName,
                () -> {
                    Schema titled = codec.schema(schemas).titled(title);
                    return description.isEmpty() ? titled : titled.with("description", description);
                });
    }
}
