package dev.jumun.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * What the routers around a route say of it, where that differs from the API.
 *
 * @param redirectsSlashes whether a path with a slash too many or too few is redirected
 * @param strictContentType whether a body is JSON only if its content type says so; null for what
 *     the API says
 */
public record RouteSettings(boolean redirectsSlashes, @Nullable Boolean strictContentType) {
    /** Of a route that no router says anything of. */
    public static final RouteSettings NONE = new RouteSettings(true, null);
}
