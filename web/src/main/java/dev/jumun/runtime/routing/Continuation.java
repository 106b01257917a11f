package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

/** The rest of a request, which runs while a value is lent to it. */
@FunctionalInterface
public interface Continuation<T extends @Nullable Object> {
    /**
     * Goes on. The value is null if its provider's input was wrong; then only further problems are
     * looked for.
     */
    void with(T value) throws Exception;
}
