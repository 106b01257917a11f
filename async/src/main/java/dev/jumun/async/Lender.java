package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * Sets something up, lends it by one call of {@link Yield#to}, and takes it down when that call
 * comes back: by returning, or with the exception of whoever it was lent to.
 */
@FunctionalInterface
public interface Lender<T extends @Nullable Object> {
    /**
     * Lends a value: must call {@code yield.to} exactly once, and let its exception pass or throw
     * another.
     */
    void lend(Yield<T> yield) throws Exception;
}
