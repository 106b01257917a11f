package dev.jumun.validation;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the models of an API by hand: what did not come as a JSON body, with the same
 * conversions and rules. A type is known if some route or {@code @ApiResponse} of a started API
 * names it.
 */
public final class Models {
    private Models() {}

    /**
     * Reads JSON.
     *
     * @throws ModelValidationException if it does not fit; its places are those within the JSON. It
     *     is the server's fault (500) unless a handler turns it into an answer
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
     * Makes a model of a value of another kind: of maps, lists, texts and numbers, as some other
     * format may have been parsed to. Throws as {@link #read}.
     */
    public static <T> T convert(Class<T> type, @Nullable Object value) {
        return read(type, new JsonWriter().any(value).toBytes());
    }

    /** Writes JSON: of a model, or of maps, lists, texts, numbers and models. */
    public static byte[] write(@Nullable Object value) {
        return new JsonWriter().any(value).toBytes();
    }
}
