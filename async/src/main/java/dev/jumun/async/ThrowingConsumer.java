package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** What is done with a value, without a result. */
@FunctionalInterface
public interface ThrowingConsumer<T extends @Nullable Object> {
    /** Uses the value, which must not be kept beyond the call. */
    void accept(T value) throws Exception;
}
