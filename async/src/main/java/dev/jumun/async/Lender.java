package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * Sets up a value, lends it with one call of {@link Yield#to}, and tears it down when that call
 * ends: by returning, or with the exception of the borrower.
 *
 * <pre>{@code
 * Lender<Session> sessions = yield -> {
 *     try (Session session = database.open()) {
 *         yield.to(session);
 *     }
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Lender<T extends @Nullable Object> {
    /**
     * Lends a value. Must call {@code yield.to} exactly once. If that throws, it must let the
     * exception propagate or throw another one.
     *
     * @throws Exception if the setup, the use or the tear-down fails
     */
    void lend(Yield<T> yield) throws Exception;
}
