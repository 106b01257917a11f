package dev.jumun.tracing;

import io.opentelemetry.context.Context;

/**
 * Brings the current span into tasks, generators and blocking work, once for the JVM. A scope that
 * is opened in a task is not closed: the thread ends with the task, or the next work of a thread
 * that is used again brings its own.
 */
final class Carrying {
    static {
        dev.jumun.async.Context.carry(Carrying::snapshot);
    }

    private Carrying() {}

    /** Registers it, unless that has been done. */
    static void begin() {
        // done as this class is loaded
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static Runnable snapshot() {
        Context context = Context.current();
        return () -> {
            var _ = context.makeCurrent();
        };
    }
}
