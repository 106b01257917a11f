package dev.jumun.jdbc;

import java.time.Duration;

/**
 * How long a server has to take a request to cancel before the connection is broken off. A server
 * that did not take the last one is out of reach or suspended: the requests after it should not
 * each wait a second for what will not come.
 */
final class CancelGrace {
    /** A server under load forks a process for each request to cancel. */
    static final Duration FULL = Duration.ofSeconds(1);

    /** Enough to notice that the server is back. */
    static final Duration SHORT = Duration.ofMillis(50);

    private volatile boolean inVain;

    Duration now() {
        return inVain ? SHORT : FULL;
    }

    /** The server did not take a request to cancel in time. */
    void wasInVain() {
        inVain = true;
    }

    /** The server has answered. */
    void answered() {
        if (inVain) {
            inVain = false;
        }
    }
}
