package dev.jumun.runtime.engine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Whether something that nodes share is away, for metrics. What owns it keeps it; one whose owner
 * has gone is no longer counted.
 */
public final class Outage {
    /** What nodes share. */
    public enum Part {
        /** The store of a rate limit. Without it, a node counts requests by itself. */
        LIMIT_STORE,
        /** The engine of a bus. Without it, a node misses messages: there is a gap. */
        BUS
    }

    private static final Set<Outage> ALL =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private static final Map<Part, LongAdder> DAMAGE = new EnumMap<>(Part.class);

    static {
        for (Part part : Part.values()) {
            DAMAGE.put(part, new LongAdder());
        }
    }

    private final Part part;
    private volatile boolean isAway;

    /** One that is not away. */
    public Outage(Part part) {
        this.part = part;
        ALL.add(this);
    }

    /** It is away now, or back. */
    public void away(boolean now) {
        isAway = now;
    }

    /** One was away when it was needed. */
    public static void damaged(Part part) {
        damage(part).increment();
    }

    private static LongAdder damage(Part part) {
        return Objects.requireNonNull(DAMAGE.get(part));
    }

    /** How many are away now. */
    public static int away(Part part) {
        synchronized (ALL) {
            return (int) ALL.stream().filter(each -> each.part == part && each.isAway).count();
        }
    }

    /** How often one was away when it was needed, since the JVM began. */
    public static long damages(Part part) {
        return damage(part).sum();
    }
}
