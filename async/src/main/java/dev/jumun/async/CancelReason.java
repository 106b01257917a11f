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
    /** Somebody asked for it, or interrupted the thread. */
    EXPLICIT
}
