package dev.jumun.async;

/** How a blocking call is treated when the task that waits for it is cancelled. */
public enum OnCancel {
    /** The thread of the call is interrupted, and the task waits until it has ended. */
    WAIT,
    /** The task stops waiting. The call continues, and its result is dropped. */
    ABANDON
}
