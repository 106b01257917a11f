package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** What is done with a value while it is lent. */
@FunctionalInterface
public interface ThrowingFunction<T extends @Nullable Object, R extends @Nullable Object> {
    /** Uses the value, which must not be kept beyond the call. */
    R with(T value) throws Exception;
}
