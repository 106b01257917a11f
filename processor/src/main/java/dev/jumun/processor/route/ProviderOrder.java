package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.Context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks how providers need each other, and sorts those of application scope in the order of their
 * setup.
 */
final class ProviderOrder {
    private final Context context;
    private final Set<ProviderModel> done = new LinkedHashSet<>();
    private final Set<ProviderModel> reported = new HashSet<>();

    ProviderOrder(Context context) {
        this.context = context;
    }

    List<ProviderModel> check(List<ProviderModel> providers) {
        for (ProviderModel provider : providers) {
            visit(provider, new ArrayList<>());
        }
        providers.forEach(this::checkScope);
        if (!reported.isEmpty()) {
            return List.of();
        }
        return done.stream().filter(ProviderModel::isAppScoped).toList();
    }

    private void visit(ProviderModel provider, List<ProviderModel> path) {
        int begin = path.indexOf(provider);
        if (begin >= 0) {
            List<ProviderModel> cycle = path.subList(begin, path.size());
            if (reported.addAll(cycle)) {
                String names =
                        cycle.stream().map(ProviderModel::title).collect(Collectors.joining(" → "));
                context.diagnostics()
                        .error(
                                provider.element(),
                                "DEP-3",
                                "These providers need each other in a cycle: "
                                        + names
                                        + " → "
                                        + provider.title()
                                        + ".",
                                "Break the cycle.");
            }
            return;
        }
        if (done.contains(provider)) {
            return;
        }
        path.add(provider);
        for (ProviderModel needed : provider.needs()) {
            visit(needed, path);
        }
        path.removeLast();
        done.add(provider);
    }

    private void checkScope(ProviderModel provider) {
        new ParallelRules(context).check(provider);
        for (ParameterModel parameter : provider.parameters()) {
            if (parameter.kind() == ParameterModel.Kind.BODY
                    || parameter.kind() == ParameterModel.Kind.BODY_STREAM) {
                context.diagnostics()
                        .error(
                                parameter.element(),
                                "BODY-2",
                                "The provider "
                                        + provider.title()
                                        + " takes "
                                        + parameter.name()
                                        + " from the body, which belongs to the handler.",
                                "Take it in the handler, or mark it with @Query, @Header or"
                                        + " @Cookie.");
            }
            ProviderModel needed = parameter.provider();
            boolean fromRequest =
                    parameter.kind() != ParameterModel.Kind.YIELD
                            && parameter.kind() != ParameterModel.Kind.LATER
                            && (needed == null || !needed.isAppScoped());
            if (provider.isAppScoped() && fromRequest) {
                error(
                        parameter,
                        provider.title()
                                + " lives as long as the application, but takes "
                                + parameter.name()
                                + " from a request.",
                        "Take only values with Scope.APP, or give the provider a shorter scope.");
            } else if (provider.lends()
                    && !provider.isFunctionScoped()
                    && needed != null
                    && needsFunctionScope(needed)) {
                error(
                        parameter,
                        provider.title()
                                + " is torn down after "
                                + needed.title()
                                + ", on which it depends.",
                        "Give it Scope.FUNCTION as well, or give "
                                + needed.title()
                                + " Scope.REQUEST.");
            }
        }
    }

    private static boolean needsFunctionScope(ProviderModel provider) {
        return (provider.lends() && provider.isFunctionScoped())
                || (!provider.lends()
                        && provider.needs().stream().anyMatch(ProviderOrder::needsFunctionScope));
    }

    private void error(ParameterModel parameter, String fact, String remedy) {
        context.diagnostics().error(parameter.element(), "DEP-6", fact, remedy);
    }
}
