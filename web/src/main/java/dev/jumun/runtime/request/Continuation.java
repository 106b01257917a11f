package dev.jumun.runtime.request;

import org.jspecify.annotations.Nullable;

/** The rest of a request, which runs while a value is lent to it. */
@FunctionalInterface
public interface Continuation<T extends @Nullable Object> {
    /**
     * Continues with the value. It is null if its provider's input was wrong; the rest then only
     * looks for further problems.
     */
    void with(T value) throws Exception;
}
