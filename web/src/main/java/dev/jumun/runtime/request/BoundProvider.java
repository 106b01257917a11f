package dev.jumun.runtime.request;

import dev.jumun.runtime.binding.Binder;

import org.jspecify.annotations.Nullable;

/** A provider with inputs of its own. */
@FunctionalInterface
public interface BoundProvider<T extends @Nullable Object> {
    /** Binds the inputs, calls {@link Binder#ready}, and provides. */
    T provide(Binder in) throws Exception;
}
