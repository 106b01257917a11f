package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may be null: null as such. */
record NullableCodec<T>(Codec<T> codec) implements WrappingCodec<T> {
    @Override
    public @Nullable T decode(JsonReader reader) {
        return reader.token() == JsonToken.VALUE_NULL ? null : codec.decode(reader);
    }

    @Override
    public void encode(@Nullable T value, JsonWriter writer) {
        if (value == null) {
            writer.nullValue();
        } else {
            codec.encode(value, writer);
        }
    }

    @Override
    public Schema schema(Schemas schemas) {
        return orNull(codec.schema(schemas));
    }

    static Schema orNull(Schema schema) {
        if (schema.isAny() || "null".equals(schema.get("type"))) {
            return schema;
        }
        if (schema.keywords().size() == 1 && schema.get("anyOf") instanceof List<?> options) {
            List<Object> all = new ArrayList<>(options); // one list of options, not two
            all.add(Schema.type("null"));
            return Schema.any().with("anyOf", all);
        }
        return Schema.anyOf(schema, Schema.type("null"));
    }

    /** What may be null: as an {@link Optional}. */
    @SuppressWarnings("NullableOptional") // null means that the value does not fit
    record Optionally<T>(Codec<T> inner) implements MappingCodec<T, Optional<T>> {
        @Override
        public @Nullable Optional<T> decode(JsonReader reader) {
            return reader.token() == JsonToken.VALUE_NULL
                    ? Optional.empty()
                    : MappingCodec.super.decode(reader);
        }

        @Override
        public @Nullable Optional<T> made(@Nullable T value, Problems problems) {
            return value == null ? null : Optional.of(value);
        }

        @Override
        public void encode(Optional<T> value, JsonWriter writer) {
            if (value.isPresent()) {
                inner.encode(value.get(), writer);
            } else {
                writer.nullValue();
            }
        }

        @Override
        public Schema schema(Schemas schemas) {
            return orNull(inner.schema(schemas));
        }
    }
}
