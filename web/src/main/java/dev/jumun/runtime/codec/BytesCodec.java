package dev.jumun.runtime.codec;

import dev.jumun.Upload;
import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes, as the UTF-8 text that they are. */
final class BytesCodec extends ScalarCodec<byte[]> {
    BytesCodec() {
        super(
                Schema.type("string").with("contentMediaType", "application/octet-stream"),
                (out, bytes) -> out.string(new String(bytes, StandardCharsets.UTF_8)));
    }

    @Override
    byte @Nullable [] decodeScalar(JsonReader reader, JsonToken token) {
        if (token != JsonToken.VALUE_STRING) {
            return wrongType(reader.problems());
        }
        String text = reader.parser().getString();
        reader.madeBytes(text);
        return decodeText(text, reader.problems());
    }

    @Override
    public byte[] decodeText(String text, Problems problems) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte @Nullable [] decodeFields(List<Object> values, Problems problems) {
        return values.getLast() instanceof Upload upload
                ? upload.bytes()
                : super.decodeFields(values, problems);
    }

    @Override
    byte @Nullable [] wrongType(Problems problems) {
        problems.add("bytes_type", "Input should be a valid bytes");
        return null;
    }
}
