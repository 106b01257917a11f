package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.Context;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.VariableElement;

/**
 * Binds the parameters of providers to the path, as those of a handler are: what has no annotation,
 * and is named by the path of the route, comes from the path. A client could choose the value
 * otherwise, so that a provider checks one thing and the handler serves another.
 *
 * <p>A provider is one function for all routes. One that serves routes of both kinds, with and
 * without the variable, has to declare which one it means.
 */
final class ProviderPaths {
    private final Context context;
    private final ParameterReader parameters;
    private final Map<VariableElement, String> fromPath = new HashMap<>();
    private final Map<VariableElement, String> fromElsewhere = new HashMap<>();
    private final Set<VariableElement> reported = new HashSet<>();

    ProviderPaths(Context context, ParameterReader parameters) {
        this.context = context;
        this.parameters = parameters;
    }

    /**
     * Binds what a route needs, directly or not.
     *
     * @return whether all could be bound; an error has been reported otherwise
     */
    boolean bind(String route, List<String> variables, Collection<ProviderModel> needed) {
        boolean fits = true;
        for (ProviderModel provider : needed) {
            for (int i = 0; i < provider.parameters().size(); i++) {
                ParameterModel parameter = provider.parameters().get(i);
                if (!parameters.isUnmarkedValue(parameter)) {
                    continue;
                }
                boolean named = variables.contains(parameter.wireName());
                (named ? fromPath : fromElsewhere).putIfAbsent(parameter.element(), route);
                fits &= isOfOneKind(provider, parameter);
                if (fits && named && parameter.kind() != Kind.PATH) {
                    fits = bindToPath(provider, i);
                }
            }
        }
        return fits;
    }

    private boolean bindToPath(ProviderModel provider, int index) {
        VariableElement element = provider.parameters().get(index).element();
        if (reported.contains(element)) {
            return false;
        }
        ParameterModel bound = parameters.ofPath(element, provider.title());
        if (bound == null) {
            reported.add(element);
            return false;
        }
        provider.parameters().set(index, bound);
        return true;
    }

    private boolean isOfOneKind(ProviderModel provider, ParameterModel parameter) {
        String with = fromPath.get(parameter.element());
        String without = fromElsewhere.get(parameter.element());
        if (with == null || without == null) {
            return true;
        }
        if (reported.add(parameter.element())) {
            context.diagnostics()
                    .error(
                            parameter.element(),
                            "PATH-5",
                            "%s takes \"%s\", which is a variable in the path of %s, but not in that of %s."
                                    .formatted(
                                            provider.title(), parameter.wireName(), with, without),
                            "Mark it with @Path or @Query, and write a provider for each of the two"
                                    + " kinds of routes.");
        }
        return false;
    }
}
