package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * An order slip: work that has been written down and not begun. Whoever is given it runs it, as
 * often as he likes; running it twice does the work twice.
 */
@FunctionalInterface
public interface Callable<T extends @Nullable Object> {
    /** Does the work on the calling thread. May block. */
    T call() throws Exception;
}
