package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** The roots of all task trees of this JVM come and go: while there are any, a watchdog watches. */
final class Roots {
    private Roots() {}

    /** A job begins on the calling thread, and will {@link #end} there with the same timer. */
    static void begin(Job job, @Nullable Timer timer) {
        Job.roots().addHere(job, loop(timer));
        Watchdog.wake();
    }

    static void end(Job job, @Nullable Timer timer) {
        Job.roots().removeHere(job, loop(timer));
    }

    private static int loop(@Nullable Timer timer) {
        return timer == null ? -1 : timer.loop();
    }

    static void add(Job job) {
        Job.roots().add(job);
        Watchdog.wake();
    }

    static void remove(Job job) {
        Job.roots().remove(job);
    }
}
