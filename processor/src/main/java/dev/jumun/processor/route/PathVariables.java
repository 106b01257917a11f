package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.Context;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;

/** Checks that a route takes each variable of its path, and no other. */
final class PathVariables {
    private final Context context;

    PathVariables(Context context) {
        this.context = context;
    }

    void check(
            Element method,
            String title,
            String path,
            List<ParameterModel> models,
            Set<ProviderModel> providers) {
        List<String> variables = PathSyntax.variables(path);
        Set<String> taken = new HashSet<>();
        for (ParameterModel model : models) {
            if (model.kind() == Kind.PATH) {
                taken.add(model.wireName());
            }
        }
        for (ProviderModel provider : providers) {
            for (ParameterModel model : provider.parameters()) {
                if (model.kind() == Kind.PATH) {
                    taken.add(model.wireName());
                    if (!variables.contains(model.wireName())) {
                        context.diagnostics()
                                .error(
                                        method,
                                        "PATH-3",
                                        "%s needs %s, which takes a path variable \"%s\" that %s does not have."
                                                .formatted(
                                                        title,
                                                        provider.title(),
                                                        model.wireName(),
                                                        path),
                                        "Add {%s} to the path.".formatted(model.wireName()));
                    }
                }
            }
        }
        for (String variable : variables) {
            if (!taken.contains(variable)) {
                context.diagnostics()
                        .error(
                                method,
                                "PATH-2",
                                "The path %s of %s has a variable \"%s\" that no parameter takes."
                                        .formatted(path, title, variable),
                                remedy(variable, models, providers));
            }
        }
    }

    /** What to do about a variable that no parameter takes: one may be there that should. */
    private String remedy(
            String variable, List<ParameterModel> models, Set<ProviderModel> providers) {
        for (ParameterModel model : models) {
            if (model.kind() != Kind.PATH && isLike(model, variable)) {
                return model.wireName().equals(variable)
                        ? "Mark its parameter %s with @Path.".formatted(model.name())
                        : "Mark its parameter %s with @Path(\"%s\"), or %s."
                                .formatted(
                                        model.name(),
                                        variable,
                                        context.snakeCase()
                                                ? "write {" + model.wireName() + "}"
                                                : "give the @Api naming = Naming.SNAKE_CASE");
            }
        }
        for (ProviderModel provider : providers) {
            for (ParameterModel model : provider.parameters()) {
                if (model.kind() != Kind.PATH && isLike(model, variable)) {
                    return "Mark the parameter %s of %s with @Path(\"%s\")."
                            .formatted(model.name(), provider.title(), variable);
                }
            }
        }
        return "Add a parameter of that name, or remove it from the path.";
    }

    /** Whether a parameter has the name of a variable, ignoring case and dashes. */
    private static boolean isLike(ParameterModel model, String variable) {
        return model.wireName().equals(variable)
                || model.name()
                        .replaceAll("[_-]", "")
                        .equalsIgnoreCase(variable.replaceAll("[_-]", ""));
    }
}
