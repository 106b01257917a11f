package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** A function of a value without a result, which may throw any exception. */
@FunctionalInterface
public interface ThrowingConsumer<T extends @Nullable Object> {
    /**
     * Uses the value, which must not be kept beyond the call.
     *
     * @throws Exception if the use fails
     */
    void accept(T value) throws Exception;
}
