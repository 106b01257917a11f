package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteLimits;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.RouteSettings;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** The code that provides dependencies outside of requests. */
final class ProvisionCode {
    /** What a chain without a request can do without. */
    private static final Set<Kind> OF_ANYWHERE =
            Set.of(Kind.DEPENDENCY, Kind.TASKS, Kind.YIELD, Kind.LATER);

    private static final ClassName PROVISIONS =
            ClassName.get("dev.jumun.runtime.request", "Provisions");

    private final Context context;
    private final RouteMembers members;

    ProvisionCode(Context context, RouteMembers members) {
        this.context = context;
        this.members = members;
    }

    /** Whether it may be requested by its type. */
    static boolean isWanted(ProviderModel provider) {
        TypeKind kind = provider.provides().getKind();
        return provider.scheme() == null && (kind == TypeKind.DECLARED || kind.isPrimitive());
    }

    void add(List<ProviderModel> providers) {
        CodeBlock.Builder table = CodeBlock.builder();
        for (ProviderModel provider : providers) {
            String key = members.key(provider);
            String obstacle = obstacle(provider);
            if (provider.isAppScoped()) {
                table.addStatement(
                        "table.add($N, (call, rest) -> rest.with(this.$N))",
                        key,
                        members.appValue(provider));
            } else if (obstacle != null) {
                table.addStatement("table.refuse($N, $S)", key, obstacle);
            } else {
                RouteModel route = route(provider);
                table.addStatement("table.add($N, this::$N)", key, members.provision(route));
                RouteInputs inputs = new RouteInputs(context, members, route);
                members.add(new RouteCode(context, members, inputs).provision(provider));
            }
        }
        if (!providers.isEmpty()) {
            members.add(
                    MethodSpec.methodBuilder("provisions")
                            .addAnnotation(Override.class)
                            .addModifiers(Modifier.PUBLIC)
                            .addParameter(PROVISIONS, "table")
                            .addCode(table.build())
                            .build());
        }
    }

    /** Why there must be a request; null if there need not. */
    private static @Nullable String obstacle(ProviderModel provider) {
        for (ProviderModel each : Closure.of(route(provider))) {
            if (each.scheme() != null) {
                return provider.title() + " needs " + each.title() + ", which comes from a client";
            }
            for (ParameterModel parameter : each.parameters()) {
                if (!OF_ANYWHERE.contains(parameter.kind())) {
                    return each.title()
                            + " takes "
                            + parameter.name()
                            + ", which comes with a request";
                }
            }
        }
        return null;
    }

    /** A route that does nothing but call a provider. */
    private static RouteModel route(ProviderModel provider) {
        return new RouteModel(
                provider.element(),
                provider.owner(),
                "PROVIDE",
                "",
                List.of(),
                200,
                List.of(),
                null,
                false,
                null,
                List.of(provider),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                RouteLimits.NONE,
                List.of(),
                RouteSettings.NONE);
    }
}
