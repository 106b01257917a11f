package dev.jumun.tests.cores;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/**
 * Records which threads of the system write which memory. {@link RecordingLoader} makes classes
 * call it.
 */
public final class Writes {
    private static final int LINE = 64;
    private static final MethodHandle CARRIER = carrier();

    private static volatile boolean on;
    private static volatile Map<Line, Writes> all = new ConcurrentHashMap<>();

    private final Map<Thread, LongAdder> byThread = new ConcurrentHashMap<>();
    private final Set<String> places = ConcurrentHashMap.newKeySet();
    private @Nullable Thread last;
    private long moves;

    private Writes() {}

    /** An object, or 64 bytes of an array, or a static field. */
    private record Line(Object owner, int number) {
        @Override
        public int hashCode() {
            return (owner instanceof String ? owner.hashCode() : System.identityHashCode(owner))
                    + 31 * number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Line line && number == line.number && isOwner(line.owner);
        }

        private boolean isOwner(Object other) {
            return owner instanceof String name ? name.equals(other) : owner == other;
        }
    }

    /**
     * Memory that several threads have written.
     *
     * @param type the class of the object, or the static field
     * @param places the methods that wrote it
     * @param times how often it was written by all threads together
     * @param moves how often another thread had written it before, so that a core had to fetch it
     */
    public record Shared(String type, Set<String> places, long times, long moves) {}

    private static MethodHandle carrier() {
        try {
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findStatic(
                            Thread.class,
                            "currentCarrierThread",
                            MethodType.methodType(Thread.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins with nothing recorded. */
    static void begin() {
        all = new ConcurrentHashMap<>();
        on = true;
    }

    /** Returns what was written by several threads, what moved most often first. */
    static List<Shared> end() {
        on = false;
        return all.entrySet().stream()
                .filter(each -> each.getValue().byThread.size() > 1)
                .map(each -> each.getValue().shared(each.getKey().owner))
                .sorted((a, b) -> Long.compare(b.moves, a.moves))
                .toList();
    }

    /** Returns how many writes there were by threads of the system with such names. */
    static long by(String name) {
        return all.values().stream()
                .flatMap(each -> each.byThread.entrySet().stream())
                .filter(each -> each.getKey().getName().startsWith(name))
                .mapToLong(each -> each.getValue().sum())
                .sum();
    }

    private Shared shared(Object owner) {
        return new Shared(
                owner instanceof String name ? name : owner.getClass().getTypeName(),
                new TreeSet<>(places),
                byThread.values().stream().mapToLong(LongAdder::sum).sum(),
                moves);
    }

    /** A field of an object is about to be written, or its monitor to be entered. */
    public static void object(@Nullable Object owner, String place) {
        if (on && owner != null) {
            record(owner, 0, place);
        }
    }

    /** An element of an array is about to be written, or of an array of atomic values. */
    public static void element(@Nullable Object array, int index, String place) {
        if (on && array != null) {
            String type = array.getClass().getSimpleName();
            int size =
                    switch (type) {
                        case "byte[]", "boolean[]" -> 1;
                        case "short[]", "char[]" -> 2;
                        case "long[]", "double[]", "AtomicLongArray" -> 8;
                        default -> 4;
                    };
            record(array, index * size / LINE, place);
        }
    }

    /** A method of an object is about to be called; it may be a collection or an executor. */
    public static void perhaps(@Nullable Object owner, String place) {
        if (on && owner != null && isShareable(owner)) {
            record(owner, 0, place);
        }
    }

    private static boolean isShareable(Object owner) {
        boolean takes =
                owner instanceof Map<?, ?>
                        || owner instanceof Collection<?>
                        || owner instanceof Executor;
        return takes && owner.getClass().getName().startsWith("java.util.concurrent.");
    }

    private static void record(Object owner, int line, String place) {
        all.computeIfAbsent(new Line(owner, line), _ -> new Writes()).add(current(), place);
    }

    private synchronized void add(Thread thread, String place) {
        places.add(place);
        byThread.computeIfAbsent(thread, _ -> new LongAdder()).increment();
        if (last != thread) {
            moves += last == null ? 0 : 1;
            last = thread;
        }
    }

    /** The thread of the system: an event loop, if a virtual thread runs on it. */
    private static Thread current() {
        try {
            return (Thread) CARRIER.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
