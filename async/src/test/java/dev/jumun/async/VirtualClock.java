package dev.jumun.async;

/** The clock of what the calling thread runs in, for tests of other packages. */
public final class VirtualClock {
    private VirtualClock() {}

    /** Reads it, in nanoseconds from an arbitrary point. */
    public static long nanoTime() {
        return Current.scheduler().nanoTime();
    }
}
