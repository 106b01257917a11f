package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Parameters of one kind, of which records are made. */
public interface ParameterSource extends ObjectSource {
    /**
     * Takes one that must be there; null, with a problem recorded, if it is not or does not fit.
     */
    <T> @Nullable T required(String name, Codec<T> codec);

    /** Takes one, or the default if it is not there. */
    <T> @Nullable T optional(String name, Codec<T> codec, @Nullable T otherwise);

    /**
     * Takes all that have none of some names: what isn't the record's is not in the environment.
     *
     * @param codec of a value; of any JSON it is a text, or a list of such if it came several times
     */
    default <T> Map<String, T> others(List<String> names, Codec<T> codec) {
        return Map.of();
    }

    /**
     * Ends the record.
     *
     * @param names of all components
     * @param closed whether each parameter that has none of these names is a problem
     */
    void end(List<String> names, boolean closed);
}
