package dev.jumun.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what tells no one that it has happened. */
final class Waiting {
    private Waiting() {}

    /** Looks again and again, until the test's own time limit interrupts it. */
    static void until(BooleanSupplier happened) throws InterruptedException {
        while (!happened.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            if (Thread.interrupted()) {
                throw new InterruptedException("It has not happened.");
            }
        }
    }
}
