package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * A clock that wakes threads. An engine whose threads run on event loops has one in each loop: what
 * sleeps there is woken by it without a change of thread, which the JDK's own clock would take.
 */
@FunctionalInterface
public interface Timer {
    /**
     * Unparks a thread when a time has passed. Does not block.
     *
     * @param nanos the time, in nanoseconds
     * @return what calls it off, or null if the timer cannot do it, so that the JDK's clock has to
     */
    @Nullable Runnable unpark(Thread thread, long nanos);

    /**
     * The time on the clock of {@link System#nanoTime}, now or a moment ago: where a moment does
     * not matter, an engine may have looked already.
     */
    default long recently() {
        return System.nanoTime();
    }

    /** Returns the timer of the task that the calling thread runs; null for the JDK's clock. */
    static @Nullable Timer current() {
        Strand strand = Strand.current();
        return strand == null ? null : strand.timer();
    }
}
