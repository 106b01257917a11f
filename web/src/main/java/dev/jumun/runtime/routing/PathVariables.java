package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of a path's variables. There are few, and each is asked for once: it is looked for by
 * its name, and taken out of the path then.
 */
final class PathVariables extends AbstractMap<String, String> {
    private final List<String> names;
    private final String path;
    private final int[] bounds;

    /** Of names, and where in the path the value of each begins and ends. */
    PathVariables(List<String> names, String path, int[] bounds) {
        this.names = names;
        this.path = path;
        this.bounds = bounds;
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).equals(key)) {
                return value(i);
            }
        }
        return null;
    }

    private String value(int index) {
        return path.substring(bounds[2 * index], bounds[2 * index + 1]);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && names.contains(name);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            all.put(names.get(i), value(i));
        }
        return Collections.unmodifiableMap(all).entrySet();
    }
}
