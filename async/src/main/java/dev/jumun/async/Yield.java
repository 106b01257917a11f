package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** Lends a value, and blocks until it is returned. */
@FunctionalInterface
public interface Yield<T extends @Nullable Object> {
    void to(T value) throws Exception;
}
