package dev.jumun.async;

/** What becomes of a blocking call when whoever waits for it is cancelled. */
public enum OnCancel {
    /** Its thread is interrupted, and its end waited for. */
    WAIT,
    /** Nobody waits for it any more; it goes on, and its result is dropped. */
    ABANDON
}
