package dev.jumun.processor.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What a route may take.
 *
 * @param timeout how long; null for as long as it likes
 * @param maxBody how many bytes of a body; null for as many as the server takes
 * @param maxConcurrent how many requests at once; null for as many as come
 */
public record RouteLimits(
        @Nullable Duration timeout, @Nullable Long maxBody, @Nullable Integer maxConcurrent) {
    /** Without limits. */
    public static final RouteLimits NONE = new RouteLimits(null, null, null);
}
