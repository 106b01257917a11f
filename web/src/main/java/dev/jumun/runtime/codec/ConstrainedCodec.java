package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

/** A codec whose values must keep a rule. */
record ConstrainedCodec<T>(Codec<T> inner, Constraint<? super T> constraint)
        implements MappingCodec<T, T> {
    @Override
    @SuppressWarnings("unchecked") // what is normal is of the same type
    public @Nullable T made(@Nullable T value, Problems problems) {
        return value != null && constraint.check(value, problems)
                ? (T) constraint.normal(value)
                : null;
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        inner.encode(value, writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        Schema schema = inner.schema(schemas);
        // rules of numbers do not apply to the text of a decimal
        return schema == DecimalCodec.TEXT ? schema : constraint.describe(schema);
    }
}
