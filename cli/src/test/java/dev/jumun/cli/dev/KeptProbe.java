package dev.jumun.cli.dev;

import java.util.ArrayList;
import java.util.List;

/** A class of a library, for the applications of tests: what they keep. */
public final class KeptProbe implements AutoCloseable {
    private static final List<KeptProbe> MADE = new ArrayList<>();

    private final ClassLoader context = Thread.currentThread().getContextClassLoader();
    private volatile boolean isClosed;

    public KeptProbe() {
        synchronized (MADE) {
            MADE.add(this);
        }
    }

    /** Those that have been made since the last call. */
    static List<KeptProbe> made() {
        synchronized (MADE) {
            List<KeptProbe> all = List.copyOf(MADE);
            MADE.clear();
            return all;
        }
    }

    ClassLoader context() {
        return context;
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
