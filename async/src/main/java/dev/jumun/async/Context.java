package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What goes along when work is started on another thread. Scoped values and thread-locals that were
 * registered here, once, when the application starts, have in every task the value that they had
 * where it was started. What a task changes does not reach whoever started it.
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

    /** Carries a scoped value: bound in every task to what it is bound to where that is started. */
    @SuppressWarnings("unchecked")
    public static void carry(ScopedValue<?> value) {
        if (!SCOPED.contains(value)) {
            SCOPED.add((ScopedValue<Object>) value);
        }
        empty = false;
    }

    /** Carries a thread-local's value, the same object. For a value that nobody changes. */
    public static <T extends @Nullable Object> void carry(ThreadLocal<T> local) {
        carry(local, UnaryOperator.identity());
    }

    /** Carries a copy of a thread-local's value. */
    public static <T extends @Nullable Object> void carry(
            ThreadLocal<T> local, UnaryOperator<T> copy) {
        carry(() -> {
            T value = copy.apply(local.get());
            return () -> local.set(copy.apply(value)); // each task gets its own
        });
    }

    /**
     * Carries anything else.
     *
     * @param snapshot called where a task is started; what it returns is run in the task before its
     *     body, and may be run more than once
     */
    public static void carry(Supplier<Runnable> snapshot) {
        SNAPSHOTS.add(snapshot);
        empty = false;
    }

    /** What the calling thread has to give along, or null if nothing is registered. */
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
     * Runs something on a new thread with the scoped values that were captured. The job that runs
     * there calls {@link #restore} for the rest, so that its failure is the job's.
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

    /** Sets the calling thread's own values again to what they were. */
    void restore() {
        for (Runnable restorer : restorers) {
            restorer.run();
        }
    }
}
