package dev.jumun.runtime.engine;

import dev.jumun.async.observe.Flight;

import java.util.concurrent.TimeUnit;

/**
 * A kind of work, such as a route, and how long it blocks the thread that runs it without yielding:
 * by computing, or by waiting in a way that pins the thread. An engine that runs many exchanges on
 * one thread runs heavy work elsewhere, and work that it does not know yet.
 *
 * <p>The measure is a moving average in which the last eight exchanges weigh most. It is based on
 * elapsed time, which includes time spent waiting for a core or for the garbage collector.
 * Therefore a single stretch of some milliseconds does not make work heavy, but a very long one
 * does. An exchange that waits contributes before its end as well, with a smaller weight.
 * Otherwise, of exchanges that wait for hours, only the worst would be measured. It is updated
 * without locks, and occasionally loses a measurement.
 */
public final class Workload {
    private static final System.Logger LOG = System.getLogger("dev.jumun.server");
    private static final double HEAVY = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double LIGHT = HEAVY / 2;
    private static final double NOTHING = HEAVY / 20;

    /** Below this, a long stretch may be due only to other threads using its core. */
    private static final double DOUBTFUL = 50 * HEAVY;

    /** The maximum weight of a doubtful stretch: four in a row make work heavy. */
    private static final double MOST = 2.5 * HEAVY;

    private static final double END = 1.0 / 8;
    private static final double WAIT = 1.0 / 64;

    /** What has to be measured before work is known: four ends, or eight times as many waits. */
    private static final int TRIAL = 32;

    private static final int TRIAL_END = 8;
    private static final int TRIAL_WAIT = 1;

    private final String name;
    private double mean;
    private boolean told;
    private int unknown = TRIAL;
    private volatile boolean heavy;

    /** Creates a measure without measurements. The name is for people. */
    public Workload(String name) {
        this.name = name;
    }

    /**
     * Records the longest time for which an exchange that has ended blocked its thread. Never
     * blocks.
     */
    public void held(long nanos) {
        tried(TRIAL_END);
        count(nanos, END);
    }

    /**
     * Records how long an exchange blocked its thread before it began to wait. Never blocks. A long
     * stretch has the weight of an end, because the exchange may continue like this for hours.
     */
    public void heldUntilWait(long nanos) {
        tried(TRIAL_WAIT);
        count(nanos, nanos > HEAVY ? END : WAIT);
    }

    private void tried(int weight) {
        int left = unknown;
        if (left > 0) {
            unknown = left - weight;
        }
    }

    private void count(long nanos, double weight) {
        if (nanos < NOTHING && mean == 0) {
            return; // as almost always: nothing is written that all threads read
        }
        if (nanos > HEAVY) {
            Flight.held(name, nanos);
        }
        double counted = nanos > DOUBTFUL ? nanos : Math.min((double) nanos, MOST);
        double now = mean + (counted - mean) * weight;
        mean = now < NOTHING ? 0 : now;
        if (heavy && now < LIGHT) {
            heavy = false;
        } else if (!heavy && now > HEAVY) {
            heavy = true;
        } else if (heavy && nanos > HEAVY) {
            tell(nanos);
        }
    }

    /** The first time may be that the JVM has never done it before: that is not worth a word. */
    private void tell(long nanos) {
        if (!told) {
            told = true;
            // On a separate thread: a log has a lock, and its holder may need this thread.
            Thread.ofPlatform()
                    .daemon()
                    .start(() ->
                            LOG.log(
                                    System.Logger.Level.INFO,
                                    "{0} held its thread for {1} ms. Until it improves, it runs"
                                        + " separately, so that it does not delay other requests.",
                                    name,
                                    TimeUnit.NANOSECONDS.toMillis(nanos)));
        }
    }

    /** Whether it blocks its thread for longer than about a millisecond. */
    public boolean isHeavy() {
        return heavy;
    }

    /**
     * Whether an engine should run it apart from what it could delay: it is heavy, or has not been
     * measured often enough to tell. The first exchanges of a route also load its classes.
     */
    public boolean runsApart() {
        return heavy || unknown > 0;
    }

    @Override
    public String toString() {
        return name + (heavy ? " (heavy)" : "");
    }
}
