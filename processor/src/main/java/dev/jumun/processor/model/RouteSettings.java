package dev.jumun.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * What the API and the routers around a route declare for it.
 *
 * @param redirectsSlashes whether a path with a slash too many or too few is redirected
 * @param strictContentType whether a body is JSON only if its content type is JSON; null for what
 *     the API declares
 * @param deprecated whether it should not be used any more
 */
public record RouteSettings(
        boolean redirectsSlashes, @Nullable Boolean strictContentType, boolean deprecated) {
    /** Of a route without a router that declares anything. */
    public static final RouteSettings NONE = new RouteSettings(true, null, false);
}
