package dev.jumun.runtime.request;

import dev.jumun.async.Async;
import dev.jumun.runtime.binding.Binder;
import dev.jumun.runtime.binding.NotReady;
import dev.jumun.runtime.dependency.ProviderKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Providers that run at the same time. Their inputs are bound before, one after the other: all that
 * is wrong is reported, and a request belongs to one thread.
 */
public final class SideBySide {
    private final Call call;
    private final List<Callable<?>> ready = new ArrayList<>();

    /** Binds the inputs of a provider. */
    @FunctionalInterface
    public interface Preparation<T> {
        /** Binds the inputs, calls {@link Binder#ready}, and returns what is to run. */
        Callable<T> prepare(Binder in);
    }

    /** What a provider makes. */
    public static final class Part<T> {
        private @Nullable T value;

        private Part() {}

        /** Returns the value; null if an input of its provider was wrong. After the run. */
        public @Nullable T value() {
            return value;
        }
    }

    SideBySide(Call call) {
        this.call = call;
    }

    /** Adds a provider. */
    public <T> Part<T> add(ProviderKey<T> key, Callable<T> provider) {
        Part<T> part = new Part<>();
        ready.add(() -> part.value = call.provide(key, provider));
        return part;
    }

    /** Adds a provider with inputs; if one of them is wrong it will not run. */
    public <T> Part<T> add(ProviderKey<T> key, Preparation<T> provider) {
        if (call.skips(key)) {
            return new Part<>();
        }
        if (call.isOverridden(key)) {
            return add(
                    key,
                    () -> {
                        throw new AssertionError("It is overridden.");
                    });
        }
        try {
            return add(key, provider.prepare(call.providerBinder()));
        } catch (NotReady notReady) {
            call.markAbsent(key);
            return new Part<>();
        }
    }

    /**
     * Runs all. Blocks until the last one has ended; the first failure cancels the others, waits
     * until they have ended, and is thrown.
     */
    public void run() throws Exception {
        Async.gather(ready);
    }
}
