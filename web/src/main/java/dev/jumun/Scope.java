package dev.jumun;

/** How long a provided value lives. */
public enum Scope {
    /** Until the answer is made: tear-down comes before its first byte, and may still change it. */
    FUNCTION,
    /** Until the last byte of the answer has left and its background tasks are done. */
    REQUEST,
    /** From start-up to shut-down. */
    APP
}
