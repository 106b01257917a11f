package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** How an order slip ended. */
public sealed interface Outcome<T extends @Nullable Object> {
    /** With a result. */
    record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

    /** With a failure. */
    record Failure<T extends @Nullable Object>(Throwable failure) implements Outcome<T> {}

    /** It was cancelled, alone. */
    record Cancelled<T extends @Nullable Object>(dev.jumun.async.Cancelled why)
            implements Outcome<T> {}
}
