package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A type that is written as another one, and made of it.
 *
 * @param make may refuse a value with an IllegalArgumentException or a DateTimeException
 * @param describe changes the schema of the other type
 */
record ScalarRecordCodec<V, T>(
        Codec<V> inner, Function<V, T> make, Function<T, V> take, UnaryOperator<Schema> describe)
        implements MappingCodec<V, T> {
    @Override
    public @Nullable T made(@Nullable V value, Problems problems) {
        if (value == null) {
            return null; // what is wrong has been recorded
        }
        try {
            return make.apply(value);
        } catch (IllegalArgumentException | DateTimeException refusal) {
            problems.refused(String.valueOf(refusal.getMessage()));
            return null;
        }
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        inner.encode(take.apply(value), writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return describe.apply(inner.schema(schemas));
    }
}
