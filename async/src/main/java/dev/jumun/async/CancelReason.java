package dev.jumun.async;

/** Why work was cancelled. */
public enum CancelReason {
    /** The client that waits for the answer has gone away. */
    CLIENT_GONE,
    /** A deadline has passed. */
    TIMEOUT,
    /** Another task of the same group has failed. */
    SIBLING_FAILED,
    /** The application shuts down. */
    SHUTDOWN,
    /** Something asked for it: {@code task.cancel()}, a race that is won. */
    EXPLICIT,
    /** The thread was interrupted from outside: by {@link Thread#interrupt}. */
    INTERRUPTED
}
