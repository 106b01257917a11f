package dev.jumun.validation;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

/**
 * Converts models of an API to and from JSON explicitly, with the conversions and constraints of
 * request bodies. A type is known if a route or an {@code @ApiResponse} of a started API uses it.
 */
public final class Models {
    private Models() {}

    /**
     * Reads a model from JSON.
     *
     * @throws ModelValidationException if it fails validation; the locations are those within the
     *     JSON. The response is 500 unless a handler catches the exception
     * @throws IllegalArgumentException if the type is not known
     */
    public static <T> T read(Class<T> type, byte[] json) {
        Codec<T> codec = Codecs.known(type);
        Problems problems = new Problems();
        T value = JsonBody.read(json, codec, problems);
        if (!problems.isEmpty() || value == null) {
            throw new ModelValidationException(problems.within());
        }
        return value;
    }

    /**
     * Converts maps, lists, texts and numbers, such as the result of parsing another format, to a
     * model. Throws the same exceptions as {@link #read}.
     */
    public static <T> T convert(Class<T> type, @Nullable Object value) {
        return read(type, new JsonWriter().any(value).toBytes());
    }

    /** Writes a model as JSON, or maps, lists, texts, numbers and models. */
    public static byte[] write(@Nullable Object value) {
        return new JsonWriter().any(value).toBytes();
    }
}
