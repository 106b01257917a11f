package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A codec that does what another one of the same type does, apart from what it overrides. */
interface WrappingCodec<T> extends Codec<T> {
    /** The other one. */
    Codec<T> codec();

    @Override
    default @Nullable T decode(JsonReader reader) {
        return codec().decode(reader);
    }

    @Override
    default @Nullable T decodeText(String text, Problems problems) {
        return codec().decodeText(text, problems);
    }

    @Override
    default @Nullable T decodeTexts(List<String> texts, Problems problems) {
        return codec().decodeTexts(texts, problems);
    }

    @Override
    default @Nullable T decodeFields(List<Object> values, Problems problems) {
        return codec().decodeFields(values, problems);
    }

    @Override
    default boolean takesSeveral() {
        return codec().takesSeveral();
    }

    @Override
    default void encode(T value, JsonWriter writer) {
        codec().encode(value, writer);
    }

    @Override
    default Schema schema(Schemas schemas) {
        return codec().schema(schemas);
    }
}
