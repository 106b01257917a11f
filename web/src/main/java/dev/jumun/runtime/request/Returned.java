package dev.jumun.runtime.request;

import org.jspecify.annotations.Nullable;

/** Looks at what a method of the user's returned; generated code calls it. */
public final class Returned {
    private Returned() {}

    /**
     * Returns a response or a filter that must not be missing.
     *
     * @param method how the error names the method: {@code Cafe.timing}
     * @throws IllegalStateException if the method returned null
     */
    public static <T> T of(@Nullable T value, String method) {
        if (value == null) {
            throw new IllegalStateException(
                    method
                            + " returned null. Return a value: null is neither a response nor a"
                            + " filter.");
        }
        return value;
    }
}
