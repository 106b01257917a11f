package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * A clock that wakes threads. An engine whose threads run on event loops has one in each loop. It
 * wakes threads that sleep there without switching to another thread, which the clock of the JDK
 * would require.
 */
@FunctionalInterface
public interface Timer {
    /**
     * Unparks a thread after a delay. Does not block.
     *
     * @param nanos the delay, in nanoseconds
     * @return an action that revokes it, or null if this timer cannot schedule it, so that the
     *     clock of the JDK has to
     */
    @Nullable Runnable unpark(Thread thread, long nanos);

    /**
     * Returns the time of {@link System#nanoTime}, now or a moment ago. An engine may return a
     * cached value where precision does not matter.
     */
    default long recently() {
        return System.nanoTime();
    }

    /**
     * Returns the number of the event loop that this is a clock of, from 0 on; the same each time.
     * Tasks of different loops are listed apart, so that loops do not write the same memory.
     * Returns -1 if it is of no loop.
     */
    default int loop() {
        return -1;
    }

    /** Returns the timer of the task that the calling thread runs; null for the JDK's clock. */
    static @Nullable Timer current() {
        Strand strand = Current.strand();
        return strand == null ? null : strand.timer();
    }
}
