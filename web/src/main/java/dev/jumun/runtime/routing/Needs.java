package dev.jumun.runtime.routing;

import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dependency.ProviderKey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which providers take others. Where something replaces a provider, those that only it takes are
 * not called, and what they would ask of the client is not asked for, as in FastAPI.
 */
final class Needs {
    private final Map<ProviderKey<?>, List<ProviderKey<?>>> needed = new HashMap<>();

    void add(ProviderKey<?> provider, List<ProviderKey<?>> others) {
        needed.put(provider, others);
    }

    /** Tells a route what need not be called, by what is overridden. */
    void tell(RouteOptions route, Overrides overrides) {
        if (overrides.isEmpty() || route.taken().isEmpty()) {
            return;
        }
        Set<ProviderKey<?>> all = new HashSet<>();
        Set<ProviderKey<?>> called = new HashSet<>();
        for (ProviderKey<?> taken : route.taken()) {
            collect(taken, new Overrides(), all);
            collect(taken, overrides, called);
        }
        all.removeAll(called);
        route.unneeded(all);
    }

    private void collect(ProviderKey<?> key, Overrides overrides, Set<ProviderKey<?>> found) {
        if (found.add(key) && !overrides.has(key)) {
            needed.getOrDefault(key, List.of()).forEach(each -> collect(each, overrides, found));
        }
    }
}
