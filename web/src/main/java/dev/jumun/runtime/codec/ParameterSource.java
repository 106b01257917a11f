package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Parameters of one kind, of which records are made. */
public interface ParameterSource {
    /** Returns where problems go. */
    Problems problems();

    /**
     * Takes one that must be there; null, with a problem recorded, if it is not or does not fit.
     */
    <T> @Nullable T required(String name, Codec<T> codec);

    /** Takes one, or the default if it is not there. */
    <T> @Nullable T optional(String name, Codec<T> codec, @Nullable T otherwise);

    /**
     * Ends the record.
     *
     * @param names of all components
     * @param closed whether each parameter that has none of these names is a problem
     */
    void end(List<String> names, boolean closed);
}
