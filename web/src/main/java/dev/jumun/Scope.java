package dev.jumun;

/** How long a dependency lives. */
public enum Scope {
    /**
     * Until the response is complete. Tear-down runs before its first byte is sent, and may still
     * change it.
     */
    FUNCTION,
    /** Until the last byte of the response has been sent and its background tasks have ended. */
    REQUEST,
    /** From startup to shutdown. */
    APP
}
