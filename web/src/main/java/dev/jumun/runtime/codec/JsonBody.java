package dev.jumun.runtime.codec;

import dev.jumun.HttpException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads a JSON document into a value. */
public final class JsonBody {
    private JsonBody() {}

    /**
     * Reads a document with a codec.
     *
     * @param problems where what is wrong with the value goes, with the input looked up; if the
     *     document is no JSON at all, that alone
     * @return the value, or null with problems recorded
     * @throws HttpException 400 if the bytes are no text, or beyond the limits of the parser
     */
    public static <T> @Nullable T read(byte[] json, Codec<T> codec, Problems problems) {
        Problems found = new Problems();
        found.enter("body");
        found.limitAttempts(json.length);
        try (JsonReader reader = new JsonReader(json, found)) {
            T value = reader.document(codec);
            if (!found.isEmpty()) {
                found.resolve(json);
                found.hide(0, Secrets.of(codec));
                problems.addAll(found);
                return null;
            }
            return value;
        } catch (JacksonException e) {
            problems.addAll(explain(json, e));
            return null;
        }
    }

    private static Problems explain(byte[] json, JacksonException e) {
        JsonSyntax.Mistake mistake = isText(json) ? JsonSyntax.find(json) : null;
        if (mistake == null) {
            throw new HttpException(400, "There was an error parsing the body", e);
        }
        Problems problems = new Problems();
        problems.enter("body");
        problems.enter(mistake.position());
        problems.input(Map.of());
        problems.add(
                "json_invalid",
                "JSON decode error",
                Map.of("error", String.valueOf(mistake.getMessage())));
        return problems;
    }

    private static boolean isText(byte[] json) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
