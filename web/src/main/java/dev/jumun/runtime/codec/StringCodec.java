package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

/** Text. */
final class StringCodec extends ScalarCodec<String> {
    StringCodec() {
        super(Schema.type("string"), JsonWriter::string);
    }

    @Override
    @Nullable String decodeScalar(JsonReader reader, JsonToken token) {
        if (token != JsonToken.VALUE_STRING) {
            return wrongType(reader.problems());
        }
        reader.made(ValueMemory.TEXT);
        return reader.parser().getString();
    }

    @Override
    public String decodeText(String text, Problems problems) {
        return text;
    }

    @Override
    @Nullable String wrongType(Problems problems) {
        problems.add("string_type", "Input should be a valid string");
        return null;
    }
}
