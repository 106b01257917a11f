package dev.jumun.async;

/**
 * Thrown when all tasks of a {@link Simulation} wait and nothing can wake them. The message lists
 * what each task waits for.
 */
public final class DeadlockError extends AssertionError {
    private static final long serialVersionUID = 1;

    DeadlockError(String message) {
        super(message);
    }
}
