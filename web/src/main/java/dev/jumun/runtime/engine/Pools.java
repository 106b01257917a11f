package dev.jumun.runtime.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The pools that applications of this JVM have used, for whatever shows what a server does. A pool
 * that nothing else holds is forgotten.
 */
public final class Pools {
    private static final Set<Pool> ALL =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private Pools() {}

    /** A pool, such as one of connections to a database. Its methods may be called at any time. */
    public interface Pool {
        /** What it is called. */
        String name();

        /** How many may be used at the same time. */
        int size();

        /** How many are used now. */
        int inUse();

        /** How many requests wait for one. */
        int waiting();
    }

    /** A pool is used for the first time. */
    public static void add(Pool pool) {
        ALL.add(pool);
    }

    /** Returns those that are still there, by name. */
    public static List<Pool> all() {
        List<Pool> present;
        synchronized (ALL) {
            present = new ArrayList<>(ALL);
        }
        present.sort(Comparator.comparing(Pool::name));
        return present;
    }
}
