package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One of the places for calls on platform threads. A call within a call never waits for the places
 * of others, since all of them may be taken by outer calls that wait for such inner ones: on the
 * same thread it shares the outer call's place; on another thread, such as that of a member of a
 * gather, it takes a free place, or the spare one that each call has for those within it.
 */
final class Place {
    /**
     * The number of places: four for each core, and 64 at least; the system property {@code
     * jumun.blocking.threads} sets another.
     */
    static final int NUMBER =
            Integer.getInteger(
                    "jumun.blocking.threads",
                    Math.max(64, 4 * Runtime.getRuntime().availableProcessors()));

    private static final Semaphore ALL = new Semaphore(NUMBER, true);

    private final AtomicInteger users = new AtomicInteger(1);

    /** Where it came from, and goes back to. */
    private final Semaphore from;

    /** For calls within this one on other threads, one at a time, when no place is free. */
    private final Semaphore spare = new Semaphore(1, true);

    private Place(Semaphore from) {
        this.from = from;
    }

    /**
     * Takes a place; waits until there is one.
     *
     * @throws Cancelled if the task that waits is cancelled
     */
    static Place take() {
        Place outer = ofTheCallAround();
        if (outer != null && ALL.tryAcquire()) {
            return new Place(ALL);
        }
        Semaphore from = outer == null ? ALL : outer.spare;
        try {
            from.acquire();
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        return new Place(from);
    }

    /** That of the innermost call that the calling task is part of, on whichever thread. */
    private static @Nullable Place ofTheCallAround() {
        for (Job job = Current.job(); job != null; job = job.parent()) {
            if (job instanceof Blocking<?> call) {
                return call.place();
            }
        }
        return null;
    }

    /** That of the calling thread, if it is one of ours. */
    static @Nullable Place current() {
        Strand strand = Current.strand();
        return strand != null && strand.seat instanceof Place place ? place : null;
    }

    /** The number of calls that can begin at once. */
    static int free() {
        return ALL.availablePermits();
    }

    /** One more call uses it; it is free when all have left. */
    Place share() {
        users.incrementAndGet();
        return this;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            from.release();
        }
    }
}
