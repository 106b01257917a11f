package dev.jumun.async;

/**
 * Work without a result that may throw anything: what {@link java.util.concurrent.Callable} is
 * without its result.
 */
@FunctionalInterface
public interface ThrowingRunnable {
    /** Does the work on the calling thread. May block. */
    void run() throws Exception;
}
