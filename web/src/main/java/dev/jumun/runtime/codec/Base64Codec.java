package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.Base64;
import java.util.Map;

/** Bytes as Base64 text: read in both alphabets, with padding or without; written URL-safe. */
final class Base64Codec extends ScalarCodec<byte[]> {
    Base64Codec() {
        super(
                Schema.type("string")
                        .with("contentEncoding", "base64")
                        .with("contentMediaType", "application/octet-stream"),
                (out, bytes) -> out.string(Base64.getUrlEncoder().encodeToString(bytes)));
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
    public byte @Nullable [] decodeText(String text, Problems problems) {
        try {
            return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            String error = String.valueOf(e.getMessage());
            problems.add(
                    "bytes_invalid_encoding",
                    "Data should be valid base64: " + error,
                    Map.of("encoding", "base64", "encoding_error", error));
            return null;
        }
    }

    @Override
    byte @Nullable [] wrongType(Problems problems) {
        problems.add("bytes_type", "Input should be a valid bytes");
        return null;
    }
}
