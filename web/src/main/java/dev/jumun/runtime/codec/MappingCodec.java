package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A codec that makes its values of those that another one reads.
 *
 * @param <V> what the other one reads
 */
interface MappingCodec<V, T> extends Codec<T> {
    /** The other one. */
    Codec<V> inner();

    /**
     * Makes a value of what was read.
     *
     * @param value null if the input is invalid; the problem has been recorded then
     * @return null if there is no value, or a problem has been recorded
     */
    @Nullable T made(@Nullable V value, Problems problems);

    @Override
    default @Nullable T decode(JsonReader reader) {
        return made(inner().decode(reader), reader.problems());
    }

    @Override
    default @Nullable T decodeText(String text, Problems problems) {
        return made(inner().decodeText(text, problems), problems);
    }

    @Override
    default @Nullable T decodeTexts(List<String> texts, Problems problems) {
        return made(inner().decodeTexts(texts, problems), problems);
    }

    @Override
    default @Nullable T decodeFields(List<Object> values, Problems problems) {
        return made(inner().decodeFields(values, problems), problems);
    }

    @Override
    default boolean takesSeveral() {
        return inner().takesSeveral();
    }
}
