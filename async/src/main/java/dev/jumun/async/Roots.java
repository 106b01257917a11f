package dev.jumun.async;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The roots of all task trees of this JVM: what runs at the moment. */
final class Roots {
    /**
     * What begins and ends on one thread, requests above all: in several lists, so that few meet.
     */
    private static final Offspring[] LISTS =
            new Offspring[Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2];

    /** What comes and goes as it likes. */
    private static final Set<Job> OTHERS = ConcurrentHashMap.newKeySet();

    static {
        for (int i = 0; i < LISTS.length; i++) {
            LISTS[i] = new Offspring();
        }
    }

    private Roots() {}

    /** A job begins on the calling thread, and will {@link #end} there. */
    static void begin(Job job) {
        list().add(job);
        Watchdog.wake();
    }

    static void end(Job job) {
        list().remove(job);
    }

    private static Offspring list() {
        return LISTS[(int) Thread.currentThread().threadId() & (LISTS.length - 1)];
    }

    static void add(Job job) {
        OTHERS.add(job);
        Watchdog.wake();
    }

    static void remove(Job job) {
        OTHERS.remove(job);
    }

    /** All that run now. */
    static List<Job> now() {
        List<Job> jobs = new ArrayList<>(OTHERS);
        for (Offspring list : LISTS) {
            jobs.addAll(list.all());
        }
        return jobs;
    }

    static boolean isEmpty() {
        for (Offspring list : LISTS) {
            if (!list.isEmpty()) {
                return false;
            }
        }
        return OTHERS.isEmpty();
    }
}
