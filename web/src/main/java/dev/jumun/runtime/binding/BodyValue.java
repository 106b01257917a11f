package dev.jumun.runtime.binding;

import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

/** The body of a request, read before anything else happens, and what was wrong with it. */
public record BodyValue<T>(@Nullable T value, Problems problems) {}
