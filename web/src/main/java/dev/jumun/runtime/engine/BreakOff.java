package dev.jumun.runtime.engine;

/**
 * Ends an exchange from outside, so that its client sees that it is not whole. An engine that can
 * do this has it as an attribute of its exchanges.
 */
@FunctionalInterface
public interface BreakOff {
    /** Ends the connection, or the stream of HTTP/2. May be called by any thread. */
    void now();
}
