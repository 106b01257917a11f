package dev.jumun.runtime.codec;

import dev.jumun.HttpException;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.TextMemory;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.nio.charset.CharacterCodingException;
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
    public static <T> @Nullable T read(byte[] document, Codec<T> codec, Problems problems) {
        return read(document, codec, problems, null);
    }

    /**
     * The same, counting what a large document becomes. Throws as {@link BodyMemory#take}, too.
     *
     * @param memory null if the memory for bodies isn't limited
     */
    public static <T> @Nullable T read(
            byte[] document, Codec<T> codec, Problems problems, @Nullable BodyMemory memory) {
        long copies = memory == null ? 0 : JsonText.copies(document) * document.length;
        if (memory != null && copies > BodyMemory.SMALL) {
            memory.take(copies);
        }
        byte[] json = text(document);
        ValueMemory values =
                memory == null || json.length <= BodyMemory.SMALL ? null : new ValueMemory(memory);
        Problems found = new Problems();
        found.enter("body");
        found.limitAttempts(json.length);
        try (JsonReader reader = new JsonReader(json, found, values)) {
            T value = reader.document(codec);
            if (!found.isEmpty()) {
                found.resolve(json, values);
                found.hide(0, Secrets.of(codec));
                problems.addAll(found);
                return null;
            }
            return value;
        } catch (JacksonException e) {
            if (memory != null && json.length > BodyMemory.SMALL) {
                memory.take(TextMemory.whileMadeOf(json));
            }
            problems.addAll(explain(json, e));
            return null;
        }
    }

    private static byte[] text(byte[] document) {
        try {
            return JsonText.utf8(document);
        } catch (CharacterCodingException e) {
            throw unreadable(e);
        }
    }

    private static HttpException unreadable(Exception cause) {
        return new HttpException(400, "There was an error parsing the body", cause);
    }

    private static Problems explain(byte[] json, JacksonException e) {
        JsonSyntax.Mistake mistake = JsonSyntax.find(json);
        if (mistake == null) {
            throw unreadable(e);
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
}
