package dev.jumun.exchange;

import java.util.concurrent.TimeUnit;

/**
 * One kind of work, such as a route, and how long it holds the thread that runs it without ever
 * letting go: by calculating, or by waiting in a way that holds the thread. An engine that runs
 * many exchanges on one thread lets work that is heavy run elsewhere.
 *
 * <p>The measure is a mean in which the last eight exchanges weigh most. What it is made of is time
 * on the clock, in which a thread may also have waited for a core, or for the garbage collector: so
 * one stretch of some milliseconds makes nothing heavy, and one beyond all doubt does. An exchange
 * that waits counts before its end, too, if little: of those that wait for hours one would hear
 * only the worst, otherwise. It is updated without locks: now and then a figure gets lost.
 */
public final class Workload {
    private static final System.Logger LOG = System.getLogger("dev.jumun.server");
    private static final double HEAVY = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double LIGHT = HEAVY / 2;
    private static final double NOTHING = HEAVY / 20;

    /** A thread may stand as long as this only because others have its core. */
    private static final double DOUBTFUL = 50 * HEAVY;

    /** What a stretch counts for at most, if it is doubtful: four in a row make a work heavy. */
    private static final double MOST = 2.5 * HEAVY;

    private static final double END = 1.0 / 8;
    private static final double WAIT = 1.0 / 64;

    private final String name;
    private double mean;
    private boolean told;
    private volatile boolean heavy;

    /** Work that has not been measured yet; the name is for people. */
    public Workload(String name) {
        this.name = name;
    }

    /**
     * Records for how long an exchange that has ended held its thread, at its longest stretch.
     * Never blocks.
     */
    public void held(long nanos) {
        count(nanos, END);
    }

    /**
     * Records for how long an exchange held its thread before it began to wait. Never blocks.
     * Counts as much as an end if that was long: it may go on like this for hours.
     */
    public void heldUntilWait(long nanos) {
        count(nanos, nanos > HEAVY ? END : WAIT);
    }

    private void count(long nanos, double weight) {
        if (nanos < NOTHING && mean == 0) {
            return; // as almost always: nothing is written that all threads read
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
            // On a thread of its own: a log has a lock, and whoever waits for it may need this one.
            Thread.ofPlatform()
                    .daemon()
                    .start(() ->
                            LOG.log(
                                    System.Logger.Level.INFO,
                                    "{0} held its thread for {1} ms; until it gets better it runs"
                                            + " apart, so that it holds up nothing else.",
                                    name,
                                    TimeUnit.NANOSECONDS.toMillis(nanos)));
        }
    }

    /** Whether it holds its thread for longer than about a millisecond. */
    public boolean isHeavy() {
        return heavy;
    }

    @Override
    public String toString() {
        return name + (heavy ? " (heavy)" : "");
    }
}
