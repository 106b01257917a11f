package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * Two results. See {@link Async#gather(java.util.concurrent.Callable,
 * java.util.concurrent.Callable)}.
 */
public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}
