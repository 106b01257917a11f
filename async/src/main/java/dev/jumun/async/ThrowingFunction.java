package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * What is done with a value while it is lent, with a result.
 *
 * <p>It is a {@link ThrowingConsumer}, too: of two overloads the compiler then takes this one for a
 * lambda with a result, and the other one for a block without.
 */
@FunctionalInterface
public interface ThrowingFunction<T extends @Nullable Object, R extends @Nullable Object>
        extends ThrowingConsumer<T> {
    /** Uses the value, which must not be kept beyond the call. */
    R with(T value) throws Exception;

    /** Uses the value, and drops the result. */
    @Override
    default void accept(T value) throws Exception {
        with(value);
    }
}
