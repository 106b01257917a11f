package dev.jumun.async.observe;

/**
 * Events of the JDK's Flight Recorder. While nothing is recorded, each costs one read of a field,
 * and no class of the recorder is loaded for it.
 */
public final class Flight {
    private static volatile boolean on;

    private Flight() {}

    /** Whether something is recorded now. */
    public static boolean isOn() {
        return on;
    }

    /**
     * Begins to notice recordings. Loads classes of the recorder, if the JVM has it: not for a
     * thread that others wait for. May be called more than once.
     */
    public static void prepare() {
        if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
            Recordings.notice();
        }
    }

    /** A recording has begun, or the last one has ended. */
    static void turn(boolean recording) {
        on = recording;
    }

    /** All carriers of virtual threads are held. */
    static void starved() {
        if (on) {
            new StarvedEvent().commit();
        }
    }

    /** Work such as a route has held a thread that others wait for. */
    public static void held(String work, long nanos) {
        if (on) {
            HeldEvent event = new HeldEvent();
            event.work = work;
            event.held = nanos;
            event.commit();
        }
    }

    /** A request begins on the calling thread. Only while something is recorded. */
    public static RecordedRequest request() {
        return new RecordedRequest();
    }
}
