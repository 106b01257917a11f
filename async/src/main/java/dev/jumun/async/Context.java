package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private static final Object UNBOUND = new Object();
    private static final Registered NOTHING = new Registered(List.of(), List.of());
    private static volatile Registered registered = NOTHING;

    /** What was registered, and the class loader of the code that did it. */
    private record Entry<T>(T what, @Nullable ClassLoader by) {}

    /** All that is carried. Immutable: a capture and its restoration use the same one. */
    private record Registered(
            List<Entry<ScopedValue<Object>>> scoped, List<Entry<Supplier<Runnable>>> snapshots) {
        Registered without(ClassLoader by) {
            Registered others = new Registered(without(scoped, by), without(snapshots, by));
            return others.equals(NOTHING) ? NOTHING : others;
        }

        private static <T> List<Entry<T>> without(List<Entry<T>> all, ClassLoader by) {
            return all.stream().filter(each -> each.by() != by).toList();
        }
    }

    /** Finds who calls; only looked for at startup. */
    private static final class Caller {
        static final StackWalker WALKER =
                StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    }

    private final Registered carried;
    private final @Nullable Object[] values;
    private final Runnable[] restorers;

    private Context(Registered carried, @Nullable Object[] values, Runnable[] restorers) {
        this.carried = carried;
        this.values = values;
        this.restorers = restorers;
    }

    /** Propagates a scoped value. Every task has the binding of the place where it was started. */
    public static void carry(ScopedValue<?> value) {
        Objects.requireNonNull(value, "value");
        add(value, Caller.WALKER.getCallerClass().getClassLoader());
    }

    @SuppressWarnings("unchecked")
    private static synchronized void add(ScopedValue<?> value, @Nullable ClassLoader by) {
        Registered before = registered;
        if (before.scoped().stream().noneMatch(each -> each.what() == value && each.by() == by)) {
            List<Entry<ScopedValue<Object>>> scoped = new ArrayList<>(before.scoped());
            scoped.add(new Entry<>((ScopedValue<Object>) value, by));
            registered = new Registered(List.copyOf(scoped), before.snapshots());
        }
    }

    /**
     * Propagates the value of a thread-local. Tasks share the same object, so it should be
     * immutable.
     */
    public static <T extends @Nullable Object> void carry(ThreadLocal<T> local) {
        Objects.requireNonNull(local, "local");
        add(local, UnaryOperator.identity(), Caller.WALKER.getCallerClass().getClassLoader());
    }

    /** Propagates a copy of the value of a thread-local. */
    public static <T extends @Nullable Object> void carry(
            ThreadLocal<T> local, UnaryOperator<T> copy) {
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(copy, "copy");
        add(local, copy, Caller.WALKER.getCallerClass().getClassLoader());
    }

    private static <T extends @Nullable Object> void add(
            ThreadLocal<T> local, UnaryOperator<T> copy, @Nullable ClassLoader by) {
        add(
                () -> {
                    T value = copy.apply(local.get());
                    return () -> local.set(copy.apply(value)); // each task gets its own
                },
                by);
    }

    /**
     * Propagates any other state.
     *
     * @param snapshot called where a task is started; the result is run in the task before its
     *     body, and may be run more than once
     */
    public static void carry(Supplier<Runnable> snapshot) {
        Objects.requireNonNull(snapshot, "snapshot");
        add(snapshot, Caller.WALKER.getCallerClass().getClassLoader());
    }

    private static synchronized void add(Supplier<Runnable> snapshot, @Nullable ClassLoader by) {
        Registered before = registered;
        List<Entry<Supplier<Runnable>>> snapshots = new ArrayList<>(before.snapshots());
        snapshots.add(new Entry<>(snapshot, by));
        registered = new Registered(before.scoped(), List.copyOf(snapshots));
    }

    /**
     * Forgets what the classes of a loader have registered. For tools that replace an application
     * in their process, as {@code jumun dev} does.
     */
    public static synchronized void forget(ClassLoader application) {
        registered = registered.without(Objects.requireNonNull(application, "application"));
    }

    /**
     * Captures the registered values of the calling thread, or returns null if nothing is
     * registered.
     */
    static @Nullable Context capture() {
        Registered carried = registered;
        if (carried == NOTHING) {
            return null;
        }
        @Nullable Object[] values = new Object[carried.scoped().size()];
        for (int i = 0; i < values.length; i++) {
            ScopedValue<Object> value = carried.scoped().get(i).what();
            values[i] = value.isBound() ? value.get() : UNBOUND;
        }
        Runnable[] restorers = new Runnable[carried.snapshots().size()];
        for (int i = 0; i < restorers.length; i++) {
            restorers[i] = carried.snapshots().get(i).what().get();
        }
        return new Context(carried, values, restorers);
    }

    /**
     * Runs the body on a new thread with the scoped values that were captured. The job that runs
     * there calls {@link #restore} for the rest, so that a failure is that of the job.
     */
    void run(Runnable body) {
        ScopedValue.Carrier carrier = null;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != UNBOUND) {
                carrier = bind(carrier, carried.scoped().get(i).what(), values[i]);
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
