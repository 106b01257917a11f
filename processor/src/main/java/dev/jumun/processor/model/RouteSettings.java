package dev.jumun.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * What the API and the routers around a route say of it.
 *
 * @param redirectsSlashes whether a path with a slash too many or too few is redirected
 * @param strictContentType whether a body is JSON only if its content type says so; null for what
 *     the API says
 * @param deprecated whether it should not be used any more
 */
public record RouteSettings(
        boolean redirectsSlashes, @Nullable Boolean strictContentType, boolean deprecated) {
    /** Of a route that no router says anything of. */
    public static final RouteSettings NONE = new RouteSettings(true, null, false);
}
