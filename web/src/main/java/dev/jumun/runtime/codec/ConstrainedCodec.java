package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A codec whose values must keep a rule. */
record ConstrainedCodec<T>(Codec<T> codec, Constraint<? super T> constraint) implements Codec<T> {
    @Override
    public @Nullable T decode(JsonReader reader) {
        return checked(codec.decode(reader), reader.problems());
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        return checked(codec.decodeText(text, problems), problems);
    }

    @Override
    public @Nullable T decodeTexts(List<String> texts, Problems problems) {
        return checked(codec.decodeTexts(texts, problems), problems);
    }

    @Override
    public @Nullable T decodeFields(List<Object> values, Problems problems) {
        return checked(codec.decodeFields(values, problems), problems);
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
        Schema schema = codec.schema(schemas);
        // rules of numbers do not apply to the text of a decimal
        return schema == DecimalCodec.TEXT ? schema : constraint.describe(schema);
    }

    @SuppressWarnings("unchecked") // what is normal is of the same type
    private @Nullable T checked(@Nullable T value, Problems problems) {
        return value != null && constraint.check(value, problems)
                ? (T) constraint.normal(value)
                : null;
    }
}
