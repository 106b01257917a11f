package dev.jumun.async.observe;

import java.util.concurrent.atomic.AtomicLong;

/** How often virtual threads found no carrier. */
public final class Carriers {
    private static final AtomicLong STARVED = new AtomicLong();

    private Carriers() {}

    /** All carriers are held, and no virtual thread runs. */
    public static void starve() {
        STARVED.incrementAndGet();
        Flight.starved();
    }

    /** How often that was noticed since the JVM began. */
    public static long starved() {
        return STARVED.get();
    }
}
