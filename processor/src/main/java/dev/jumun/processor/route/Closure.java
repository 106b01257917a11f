package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is needed directly, and what that needs. */
final class Closure {
    private Closure() {}

    /** All providers that a route needs, each after those that it needs. */
    static Set<ProviderModel> of(RouteModel route) {
        return of(route.requires(), route.parameters());
    }

    /** The same of what a route requires and takes. */
    static Set<ProviderModel> of(List<ProviderModel> required, List<ParameterModel> models) {
        Set<ProviderModel> all = new LinkedHashSet<>();
        required.forEach(provider -> collect(provider, all, new HashSet<>()));
        all.addAll(of(models));
        return all;
    }

    /** All providers that some parameters need, directly or not, each after those that it needs. */
    static Set<ProviderModel> of(List<ParameterModel> models) {
        Set<ProviderModel> all = new LinkedHashSet<>();
        for (ParameterModel model : models) {
            if (model.provider() != null) {
                collect(model.provider(), all, new HashSet<>());
            }
        }
        return all;
    }

    private static void collect(
            ProviderModel provider, Set<ProviderModel> all, Set<ProviderModel> within) {
        if (provider.isAppScoped() || all.contains(provider) || !within.add(provider)) {
            return;
        }
        for (ProviderModel needed : provider.needs()) {
            collect(needed, all, within);
        }
        all.add(provider);
    }
}
