package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Propagates values to new tasks. Register scoped values and thread-locals once, at startup. In
 * every task they then have the value that they had where the task was started. Changes that a task
 * makes are not visible to the code that started it.
 *
 * <pre>{@code
 * Context.carry(TENANT);                                   // a ScopedValue
 * Context.carry(() -> {                                    // SLF4J's MDC
 *     Map<String, String> values = MDC.getCopyOfContextMap();
 *     return () -> MDC.setContextMap(values);
 * });
 * }</pre>
 */
public final class Context {
    private static final List<ScopedValue<Object>> SCOPED = new CopyOnWriteArrayList<>();
    private static final List<Supplier<Runnable>> SNAPSHOTS = new CopyOnWriteArrayList<>();
    private static final Object UNBOUND = new Object();
    private static volatile boolean empty = true;

    private final @Nullable Object[] values;
    private final Runnable[] restorers;

    private Context(@Nullable Object[] values, Runnable[] restorers) {
        this.values = values;
        this.restorers = restorers;
    }

    /** Propagates a scoped value. Every task has the binding of the place where it was started. */
    @SuppressWarnings("unchecked")
    public static void carry(ScopedValue<?> value) {
        Objects.requireNonNull(value, "value");
        if (!SCOPED.contains(value)) {
            SCOPED.add((ScopedValue<Object>) value);
        }
        empty = false;
    }

    /**
     * Propagates the value of a thread-local. Tasks share the same object, so it should be
     * immutable.
     */
    public static <T extends @Nullable Object> void carry(ThreadLocal<T> local) {
        carry(local, UnaryOperator.identity());
    }

    /** Propagates a copy of the value of a thread-local. */
    public static <T extends @Nullable Object> void carry(
            ThreadLocal<T> local, UnaryOperator<T> copy) {
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(copy, "copy");
        carry(() -> {
            T value = copy.apply(local.get());
            return () -> local.set(copy.apply(value)); // each task gets its own
        });
    }

    /**
     * Propagates any other state.
     *
     * @param snapshot called where a task is started; the result is run in the task before its
     *     body, and may be run more than once
     */
    public static void carry(Supplier<Runnable> snapshot) {
        Objects.requireNonNull(snapshot, "snapshot");
        SNAPSHOTS.add(snapshot);
        empty = false;
    }

    /**
     * Captures the registered values of the calling thread, or returns null if nothing is
     * registered.
     */
    static @Nullable Context capture() {
        if (empty) {
            return null;
        }
        @Nullable Object[] values = new Object[SCOPED.size()];
        for (int i = 0; i < values.length; i++) {
            ScopedValue<Object> value = SCOPED.get(i);
            values[i] = value.isBound() ? value.get() : UNBOUND;
        }
        Runnable[] restorers = new Runnable[SNAPSHOTS.size()];
        for (int i = 0; i < restorers.length; i++) {
            restorers[i] = SNAPSHOTS.get(i).get();
        }
        return new Context(values, restorers);
    }

    /**
     * Runs the body on a new thread with the scoped values that were captured. The job that runs
     * there calls {@link #restore} for the rest, so that a failure is that of the job.
     */
    void run(Runnable body) {
        ScopedValue.Carrier carrier = null;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != UNBOUND) {
                carrier = bind(carrier, SCOPED.get(i), values[i]);
            }
        }
        if (carrier == null) {
            body.run();
        } else {
            carrier.run(body);
        }
    }

    @SuppressWarnings("NullAway") // a scoped value may be bound to null
    private static ScopedValue.Carrier bind(
            ScopedValue.@Nullable Carrier carrier,
            ScopedValue<Object> key,
            @Nullable Object value) {
        return carrier == null ? ScopedValue.where(key, value) : carrier.where(key, value);
    }

    /** Restores the captured values on the calling thread. */
    void restore() {
        for (Runnable restorer : restorers) {
            restorer.run();
        }
    }
}
