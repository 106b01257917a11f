package dev.jumun.tests.operating;

import dev.jumun.server.Jumun;

/** A program of its own, to be ended by a signal. */
final class TimedServer {
    private TimedServer() {}

    public static void main(String[] arguments) {
        Jumun.run(Timed.class, arguments);
    }
}
