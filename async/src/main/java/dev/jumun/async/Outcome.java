package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** The outcome of a callable: a result, a failure, or a cancellation. */
public sealed interface Outcome<T extends @Nullable Object> {
    /** It returned a result. */
    record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

    /** It failed. */
    record Failure<T extends @Nullable Object>(Throwable failure) implements Outcome<T> {}

    /** It was cancelled on its own, while the calling task was not. */
    record Cancelled<T extends @Nullable Object>(dev.jumun.async.Cancelled why)
            implements Outcome<T> {}
}
