package dev.jumun.runtime.request;

import dev.jumun.async.Yield;
import dev.jumun.runtime.binding.Binder;

import org.jspecify.annotations.Nullable;

/** A lender with inputs of its own. */
@FunctionalInterface
public interface BoundLender<T extends @Nullable Object> {
    /** Binds the inputs, calls {@link Binder#ready}, and lends. */
    void lend(Binder in, Yield<T> yield) throws Exception;
}
