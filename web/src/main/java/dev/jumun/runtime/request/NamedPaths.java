package dev.jumun.runtime.request;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The paths that have names, so that URLs can be made of them. A request knows these, and not the
 * routes. Implementations are safe for any thread.
 */
@FunctionalInterface
public interface NamedPaths {
    /**
     * Returns the path of that name, with its variables filled in and percent-encoded: {@code
     * /drinks/7}. Null if no path of the name has exactly these variables.
     */
    @Nullable String path(String name, Map<String, ?> variables);
}
