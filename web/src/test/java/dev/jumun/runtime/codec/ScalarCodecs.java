package dev.jumun.runtime.codec;

import dev.jumun.HttpException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** All codecs of single values, and the ways in which a text reaches one. */
public final class ScalarCodecs {
    private ScalarCodecs() {}

    /** By names for messages. */
    public static Map<String, Codec<?>> all() {
        try {
            return Scalars.all();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a text as a parameter, as a JSON string, and as bare JSON, and writes what came. */
    public static void read(Codec<?> codec, String text) {
        Problems problems = new Problems();
        problems.input(text);
        written(codec, codec.decodeText(text, problems), problems);
        body(codec, new JsonWriter().string(text).toBytes());
        body(codec, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void body(Codec<?> codec, byte[] json) {
        Problems problems = new Problems();
        try {
            written(codec, JsonBody.read(json, codec, problems), problems);
        } catch (HttpException refused) {
            if (refused.status() != 400) {
                throw refused;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void written(Codec<?> codec, @Nullable Object value, Problems problems) {
        JsonWriter out = new JsonWriter();
        if (value != null) {
            ((Codec<Object>) codec).encode(value, out);
        } else {
            problems.write(out);
        }
        out.toBytes();
    }
}
