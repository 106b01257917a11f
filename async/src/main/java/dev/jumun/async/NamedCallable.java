package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;

/** A callable whose task has a name of its own. It is looked for only where a name is shown. */
record NamedCallable<T extends @Nullable Object>(String name, Callable<? extends T> callable)
        implements Callable<T> {
    /** Returns the name that was given to a callable; null for an unnamed one. */
    static @Nullable String nameOf(Callable<?> callable) {
        return callable instanceof NamedCallable<?> named ? named.name : null;
    }

    /** Names a callable as the one that it wraps. */
    static <T extends @Nullable Object> Callable<T> like(
            Callable<?> wrapped, Callable<T> callable) {
        String name = nameOf(wrapped);
        return name == null ? callable : new NamedCallable<>(name, callable);
    }

    @Override
    public T call() throws Exception {
        return callable.call();
    }
}
