package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

/** The codec of a record: generated. */
public interface ObjectCodec<T> extends Codec<T> {
    /**
     * Makes a record of parameters: of the query, of header fields or of cookies.
     *
     * @return the record; null, with problems recorded, if the parameters do not fit
     */
    default @Nullable T decodeParameters(ParameterSource parameters) {
        throw new UnsupportedOperationException("It has components that are only JSON.");
    }

    /** Adds its components to a schema. */
    ObjectSchema describe(ObjectSchema object);
}
