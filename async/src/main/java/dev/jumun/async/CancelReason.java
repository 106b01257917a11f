package dev.jumun.async;

/** The reason why work was cancelled. */
public enum CancelReason {
    /** The client that waits for the response has gone away. */
    CLIENT_GONE,
    /** A deadline has passed. */
    TIMEOUT,
    /** Another task of the same group has failed. */
    SIBLING_FAILED,
    /** The application is shutting down. */
    SHUTDOWN,
    /**
     * The program requested it, for example by {@code task.cancel()} or because another branch won
     * a race.
     */
    EXPLICIT,
    /** The thread was interrupted from outside, by {@link Thread#interrupt}. */
    INTERRUPTED
}
