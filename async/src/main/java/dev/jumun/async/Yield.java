package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** Hands a value over and stands still until it is given back. */
@FunctionalInterface
public interface Yield<T extends @Nullable Object> {
    void to(T value) throws Exception;
}
