package dev.jumun.async;

/**
 * Work without a result, which may throw any exception: a {@link java.util.concurrent.Callable}
 * without a result.
 */
@FunctionalInterface
public interface ThrowingRunnable {
    /**
     * Does the work on the calling thread. May block.
     *
     * @throws Exception if the work fails
     */
    void run() throws Exception;
}
