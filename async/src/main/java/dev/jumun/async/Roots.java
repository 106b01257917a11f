package dev.jumun.async;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The roots of all task trees of this JVM: what runs at the moment. */
final class Roots {
    private static final Set<Job> JOBS = ConcurrentHashMap.newKeySet();

    private Roots() {}

    static void add(Job job) {
        JOBS.add(job);
        Watchdog.wake();
    }

    static void remove(Job job) {
        JOBS.remove(job);
    }

    static Collection<Job> now() {
        return JOBS;
    }

    static boolean isEmpty() {
        return JOBS.isEmpty();
    }
}
