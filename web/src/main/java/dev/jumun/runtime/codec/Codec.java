package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Carries values of a type across the wire. Conversion follows pydantic's lax mode, with its error
 * types. Codecs are immutable and used by all threads at once.
 */
public interface Codec<T> {
    /**
     * Reads the value at whose first token the reader is, and leaves the reader at its last one.
     *
     * @return the value; null, with a problem recorded, if what is there does not fit
     */
    @Nullable T decode(JsonReader reader);

    /**
     * Converts the text of a path, query, header or cookie parameter.
     *
     * @return the value; null, with a problem recorded, if the text does not fit
     */
    @Nullable T decodeText(String text, Problems problems);

    /**
     * Converts the values of a parameter that was given once or more; for a scalar, the last one
     * takes precedence.
     */
    default @Nullable T decodeTexts(List<String> texts, Problems problems) {
        String last = texts.getLast();
        problems.input(last);
        return decodeText(last, problems);
    }

    /**
     * Converts what a field of a form is made of: strings, and uploads. Only what can be a file
     * takes uploads.
     */
    default @Nullable T decodeFields(List<Object> values, Problems problems) {
        List<String> texts = new ArrayList<>(values.size());
        for (Object value : values) {
            if (!(value instanceof String text)) {
                problems.input(value.toString());
                problems.add("string_type", "Input should be a valid string");
                return null;
            }
            texts.add(text);
        }
        return decodeTexts(texts, problems);
    }

    /** Whether what was given several times is several values, and not just the last one. */
    default boolean takesSeveral() {
        return false;
    }

    /** Writes a value. */
    void encode(T value, JsonWriter writer);

    /** Describes the type; named schemas go into the set. */
    Schema schema(Schemas schemas);

    /** Returns this codec with further rules for what it reads. */
    default Codec<T> with(Constraint<? super T> constraint) {
        return new ConstrainedCodec<>(this, constraint);
    }
}
