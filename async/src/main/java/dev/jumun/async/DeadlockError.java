package dev.jumun.async;

/** All tasks of a {@link Simulation} wait, and nothing can wake them. Says who waits for what. */
public final class DeadlockError extends AssertionError {
    private static final long serialVersionUID = 1;

    DeadlockError(String message) {
        super(message);
    }
}
