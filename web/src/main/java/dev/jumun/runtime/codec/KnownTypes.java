package dev.jumun.runtime.codec;

import dev.jumun.async.RootTask;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The records and enums that one application knows, each with its codec: what values are written by
 * where only {@code Object} is declared. Filled before the start, and read by many threads.
 *
 * <p>They belong to their application, so that two in one JVM may write a class in two forms, and
 * the classes of one that is closed are not kept. Within a request its application's are taken;
 * elsewhere those of all that run, as long as they agree.
 */
public final class KnownTypes {
    /** What owns the tasks of an application's requests. */
    public interface Holder {
        /** The types that the application knows. */
        KnownTypes knownTypes();
    }

    /** Of the applications that run. */
    private static final List<WeakReference<KnownTypes>> RUNNING = new CopyOnWriteArrayList<>();

    private final Map<Class<?>, Codec<?>> codecs = new HashMap<>();

    /** Makes an empty set. */
    public KnownTypes() {}

    /** Adds a class. */
    public <T> void add(Class<T> type, Codec<T> codec) {
        codecs.put(type, codec);
    }

    /** Marks the application as running. */
    public void open() {
        RUNNING.add(new WeakReference<>(this));
    }

    /** Marks the application as stopped. */
    public void close() {
        RUNNING.removeIf(each -> each.get() == this || each.refersTo(null));
    }

    /**
     * Finds the codec of a class: in the application whose request runs on this thread, or in those
     * that run.
     *
     * @return null if the class is not known
     * @throws IllegalStateException if outside a request the applications do not agree
     */
    @SuppressWarnings("unchecked")
    static <T> @Nullable Codec<T> find(Class<T> type) {
        return RootTask.currentOwner() instanceof Holder holder
                ? (Codec<T>) holder.knownTypes().codecs.get(type)
                : (Codec<T>) findInAll(type);
    }

    /** Whether an application that runs knows a class, in whatever form. */
    static boolean areThere(Class<?> type) {
        for (WeakReference<KnownTypes> each : RUNNING) {
            KnownTypes running = each.get();
            if (running != null && running.codecs.containsKey(type)) {
                return true;
            }
        }
        return false;
    }

    /** There is one codec of a record for each naming; those of enums are made for each API. */
    private static boolean areDifferent(Codec<?> one, Codec<?> other) {
        return one.getClass() != other.getClass() || (one instanceof SharedCodec && one != other);
    }

    private static @Nullable Codec<?> findInAll(Class<?> type) {
        Codec<?> found = null;
        for (WeakReference<KnownTypes> each : RUNNING) {
            KnownTypes running = each.get();
            Codec<?> codec = running == null ? null : running.codecs.get(type);
            if (found != null && codec != null && areDifferent(found, codec)) {
                throw new IllegalStateException(
                        "Two running applications write "
                                + type.getName()
                                + " in different forms, and no request chooses between them. Do it"
                                + " in a handler, or give both the same naming.");
            }
            found = codec == null ? found : codec;
        }
        return found;
    }
}
