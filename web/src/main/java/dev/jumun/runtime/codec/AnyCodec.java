package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

/** Any JSON, as maps, lists, strings, numbers, booleans and null. */
final class AnyCodec implements Codec<Object> {
    @Override
    public @Nullable Object decode(JsonReader reader) {
        if (reader.token() == JsonToken.VALUE_NUMBER_FLOAT) {
            reader.made(ValueMemory.NUMBER);
            double number = reader.parser().getDoubleValue();
            return number;
        }
        return JsonTree.read(reader.parser(), reader.memory());
    }

    @Override
    public Object decodeText(String text, Problems problems) {
        return text;
    }

    @Override
    public void encode(Object value, JsonWriter writer) {
        writer.any(value);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return Schema.any();
    }
}
