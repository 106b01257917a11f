package dev.jumun.server.limits;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what is in progress, and allows a limited number at once. Each event loop has a stock of
 * permits, and counts in memory of its own, so that loops do not wait for each other's cores.
 *
 * <p>A loop without a permit takes several from the common stock. If that is empty, it takes one
 * from another loop. So the limit holds exactly for all loops together: there are never more in
 * progress. A request is refused only if a search of all stocks finds no permit. The search misses
 * a permit that is given back to a stock which it has already searched.
 */
public final class Permits {
    /**
     * The longs that a loop has: 128 bytes. Processors pass memory to each other in lines of 64,
     * and fetch two at a time.
     */
    private static final int SPACE = 16;

    /**
     * The permits that a loop was given, minus those that it has used so far. With {@link #ENDED},
     * the number of those that are free.
     */
    private static final int TICKETS = 0;

    /** How many have begun on a loop, ever. Written by the loop. */
    private static final int BEGUN = 1;

    /** How many of those have ended. */
    private static final int ENDED = 2;

    private static final int MOST_AT_ONCE = 64;

    private final AtomicLongArray cells;
    private final AtomicLong ofNoLoop;
    private final int loops;
    private final int step;

    /** For a number at once on all loops together. */
    public Permits(int most, int loops) {
        this.loops = loops;
        this.step = Math.clamp(most / (4 * loops), 1, MOST_AT_ONCE);
        this.ofNoLoop = new AtomicLong(most);
        this.cells = new AtomicLongArray((loops + 2) * SPACE); // with room before and behind
    }

    private static int of(int loop) {
        return (loop + 1) * SPACE;
    }

    /**
     * Counts one more on a loop; returns false, and does not, if there are too many. Event loop.
     */
    public boolean begin(int loop) {
        if (!takeFrom(loop) && !takeMore(loop) && !takeFromAny()) {
            return false;
        }
        int begun = of(loop) + BEGUN;
        cells.lazySet(begun, cells.getPlain(begun) + 1);
        return true;
    }

    /** One that has begun on a loop has ended. Any thread. */
    public void end(int loop) {
        long ended = cells.incrementAndGet(of(loop) + ENDED);
        int place = of(loop) + TICKETS;
        long tickets = cells.get(place);
        if (tickets + ended > 2L * step && cells.compareAndSet(place, tickets, tickets - step)) {
            ofNoLoop.getAndAdd(step);
        }
    }

    /** Takes a free permit of a loop. More may end meanwhile, which makes no permit less. */
    private boolean takeFrom(int loop) {
        int place = of(loop) + TICKETS;
        long tickets = cells.get(place);
        while (tickets + cells.get(of(loop) + ENDED) > 0) {
            if (cells.compareAndSet(place, tickets, tickets - 1)) {
                return true;
            }
            tickets = cells.get(place);
        }
        return false;
    }

    /** Takes some that no loop has: one is used, and the loop keeps the others. */
    private boolean takeMore(int loop) {
        long left = ofNoLoop.get();
        while (left > 0) {
            long taken = Math.min(step, left);
            if (ofNoLoop.compareAndSet(left, left - taken)) {
                if (taken > 1) {
                    cells.getAndAdd(of(loop) + TICKETS, taken - 1);
                }
                return true;
            }
            left = ofNoLoop.get();
        }
        return false;
    }

    private boolean takeFromAny() {
        for (int loop = 0; loop < loops; loop++) {
            if (takeFrom(loop)) {
                return true;
            }
        }
        return false;
    }

    /** How many are in progress, or were a moment ago. */
    public int count() {
        long ended = sum(ENDED);
        return (int) (sum(BEGUN) - ended);
    }

    /**
     * Whether none was in progress at some moment during the call. Both sums only grow: if all that
     * have begun by now had ended before, none was in progress in between.
     */
    public boolean isQuiet() {
        return count() == 0;
    }

    private long sum(int which) {
        long sum = 0;
        for (int loop = 0; loop < loops; loop++) {
            sum += cells.get(of(loop) + which);
        }
        return sum;
    }
}
