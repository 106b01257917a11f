package dev.jumun.runtime.codec;

import dev.jumun.Omittable;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What may be left out. Whether it is written at all is the matter of the object around it. */
record OmittableCodec<T>(Codec<T> codec) implements Codec<Omittable<T>> {
    @Override
    public @Nullable Omittable<T> decode(JsonReader reader) {
        int mark = reader.problems().size();
        return set(codec.decode(reader), mark, reader.problems());
    }

    @Override
    public @Nullable Omittable<T> decodeText(String text, Problems problems) {
        int mark = problems.size();
        return set(codec.decodeText(text, problems), mark, problems);
    }

    @Override
    public @Nullable Omittable<T> decodeTexts(List<String> texts, Problems problems) {
        int mark = problems.size();
        return set(codec.decodeTexts(texts, problems), mark, problems);
    }

    @Override
    public @Nullable Omittable<T> decodeFields(List<Object> values, Problems problems) {
        int mark = problems.size();
        return set(codec.decodeFields(values, problems), mark, problems);
    }

    @SuppressWarnings("NullAway") // null is a value here, if there is no problem
    private @Nullable Omittable<T> set(@Nullable T value, int mark, Problems problems) {
        return problems.size() == mark ? Omittable.of(value) : null;
    }

    @Override
    public boolean takesSeveral() {
        return codec.takesSeveral();
    }

    @Override
    @SuppressWarnings("NullAway") // null only if its type allows it
    public void encode(Omittable<T> value, JsonWriter writer) {
        codec.encode(value.value(), writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return codec.schema(schemas);
    }
}
