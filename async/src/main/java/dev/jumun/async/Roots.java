package dev.jumun.async;

/** The roots of all task trees of this JVM come and go: while there are any, a watchdog watches. */
final class Roots {
    private Roots() {}

    /** A job begins on the calling thread, and will {@link #end} there. */
    static void begin(Job job) {
        Job.roots().addHere(job);
        Watchdog.wake();
    }

    static void end(Job job) {
        Job.roots().removeHere(job);
    }

    static void add(Job job) {
        Job.roots().add(job);
        Watchdog.wake();
    }

    static void remove(Job job) {
        Job.roots().remove(job);
    }
}
