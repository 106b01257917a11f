package dev.jumun.runtime.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has happened to background jobs, whether a database keeps them or only this process: to
 * those of one owner, and for metrics to all of the process.
 */
public final class JobCounts {
    /** What happens. */
    public enum Event {
        /** A job was added here. */
        ADDED,
        /** An attempt, or repeated work, has ended well. */
        DONE,
        /** An attempt, or repeated work, has failed. */
        FAILED,
        /** Of those that failed, one whose node had ended. */
        LOST,
        /** A job has failed at its last attempt. */
        DEAD,
        /** A shutdown has cut an attempt off. */
        CUT_OFF
    }

    private static final Map<Event, LongAdder> ALL = adders();
    private static final LongAdder RUNNING = new LongAdder();

    private final Map<Event, LongAdder> own = adders();

    /** Those of a new owner. */
    public JobCounts() {}

    private static Map<Event, LongAdder> adders() {
        Map<Event, LongAdder> adders = new EnumMap<>(Event.class);
        for (Event event : Event.values()) {
            adders.put(event, new LongAdder());
        }
        return adders;
    }

    private static LongAdder of(Map<Event, LongAdder> adders, Event event) {
        return Objects.requireNonNull(adders.get(event));
    }

    /** It has happened once. */
    public void add(Event event) {
        add(event, 1);
    }

    /** It has happened a number of times. */
    public void add(Event event, long times) {
        of(own, event).add(times);
        of(ALL, event).add(times);
    }

    /** How often it has happened to the jobs of this owner. */
    public long of(Event event) {
        return of(own, event).sum();
    }

    /** How often it has happened since the JVM began. */
    public static long all(Event event) {
        return of(ALL, event).sum();
    }

    /** An attempt, or repeated work, begins. */
    public static void begins() {
        RUNNING.increment();
    }

    /** One has ended, in whatever way. */
    public static void ends() {
        RUNNING.decrement();
    }

    /** How many run now. */
    public static long running() {
        return RUNNING.sum();
    }
}
