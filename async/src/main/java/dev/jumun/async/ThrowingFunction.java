package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * A function of a value with a result, which may throw any exception.
 *
 * <p>It extends {@link ThrowingConsumer}. Of two overloads, the compiler therefore chooses this one
 * for a lambda with a result, and the other one for a block without a result.
 */
@FunctionalInterface
public interface ThrowingFunction<T extends @Nullable Object, R extends @Nullable Object>
        extends ThrowingConsumer<T> {
    /**
     * Uses the value, which must not be kept beyond the call, and returns a result.
     *
     * @throws Exception if the use fails
     */
    R with(T value) throws Exception;

    /** Uses the value, and drops the result. */
    @Override
    default void accept(T value) throws Exception {
        with(value);
    }
}
