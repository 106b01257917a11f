package dev.jumun.runtime.engine;

/**
 * What an engine reports, for health checks. It is an attribute of the exchanges of engines that
 * have one.
 */
public interface EngineStatus {
    /** Whether {@code /livez} and {@code /readyz} are answered. */
    boolean servesHealth();

    /**
     * Whether all of the engine's threads come round. A thread that has not for ten seconds is held
     * by a handler, and the connections of that thread are not served.
     */
    boolean isLive();

    /**
     * Whether the engine wants more requests: not while it stops. Something that asks directs
     * requests here. So the engine remembers that it was asked, and a stop waits until what asked
     * has had time to direct them elsewhere.
     */
    boolean wantsRequests();

    /** How many of its threads are held, as {@link #isLive} understands it. */
    default int heldLoops() {
        return 0;
    }

    /** How many connections are open, web sockets included. */
    default int connections() {
        return 0;
    }

    /** How many web sockets are open. */
    default int webSockets() {
        return 0;
    }
}
