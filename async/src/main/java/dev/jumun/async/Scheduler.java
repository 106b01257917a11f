package dev.jumun.async;

import java.time.Instant;

/**
 * What tasks need of the world: threads, time, and to wait. The real one is {@link RealScheduler};
 * a {@link Simulation} is another.
 */
interface Scheduler {
    /** The deadline of what has none. */
    long NEVER = Long.MAX_VALUE;

    /** What has been set to happen, and can be called off. */
    interface Alarm {
        void cancel();
    }

    /** Reads its clock, in nanoseconds from an arbitrary point. */
    long nanoTime();

    /** The calling thread, which is there already, becomes a strand of this scheduler. */
    void begin(Interruptible strand);

    /** Starts the thread of a strand. */
    void start(Interruptible strand, Thread thread);

    /** Takes note that a strand of this scheduler is about to end. */
    void ended(Interruptible strand);

    /**
     * Parks the strand on the calling thread until it is unparked or interrupted, or the deadline
     * has passed. May return for no reason.
     */
    void park(Interruptible strand, Object reason, long deadline);

    /** Ends the wait of a strand, or its next one. Takes no lock that the strand could hold. */
    void unpark(Interruptible strand);

    /** Interrupts the thread of a strand if what it does is cancelled; does not wait for that. */
    void interrupt(Interruptible strand);

    /** A place where another strand may have its turn. */
    void pause(Interruptible strand);

    /** Runs a short action when its time has come. */
    Alarm at(long deadline, Runnable action);

    /** Runs a short action that takes locks, for a caller who must not wait for any: soon. */
    void soon(Runnable action);

    /** The deadline of something that begins now and takes so long at most. */
    default long deadlineIn(long nanos) {
        long deadline = nanoTime() + nanos;
        return nanos > 0 && (deadline < 0 || nanos == NEVER) ? NEVER : deadline;
    }

    /** The time of day of a reading of its clock; a virtual clock began in 1970. */
    default Instant instant(long time) {
        return Instant.EPOCH.plusNanos(time);
    }
}
