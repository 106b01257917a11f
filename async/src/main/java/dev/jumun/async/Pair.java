package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * The results of {@link Async#gather(java.util.concurrent.Callable,
 * java.util.concurrent.Callable)}.
 */
public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}
