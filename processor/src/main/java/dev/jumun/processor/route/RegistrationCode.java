package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.model.FilterModel;
import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteLimits;
import dev.jumun.processor.model.RouteModel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The code that adds routes to the table. */
final class RegistrationCode {
    private final RouteMembers members;
    private final FailureCode failures;

    /** The providers whose needs the table knows already. */
    private final Set<String> told = new HashSet<>();

    /** What wraps routes. They refer to it by its index. */
    private final List<FilterModel> filters = new ArrayList<>();

    RegistrationCode(RouteMembers members, FailureCode failures) {
        this.members = members;
        this.failures = failures;
    }

    /** What wraps the routes that were added. */
    List<FilterModel> filters() {
        return filters;
    }

    /** Which others the providers of a route take, unless that has been said. */
    CodeBlock needs(RouteModel route) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (ProviderModel provider : Closure.of(route)) {
            CodeBlock needed = keys(provider.needs());
            if (!needed.isEmpty() && told.add(members.key(provider))) {
                code.addStatement("table.needs($N, $L)", members.key(provider), needed);
            }
        }
        return code.build();
    }

    /** Adds a route. */
    CodeBlock route(RouteModel route) {
        CodeBlock.Builder around = CodeBlock.builder();
        for (FilterModel filter : route.filters()) {
            if (!filters.contains(filter)) {
                filters.add(filter);
            }
            around.add(", $L", filters.indexOf(filter));
        }
        CodeBlock.Builder code = CodeBlock.builder();
        return route.opensWebSocket()
                ? code.addStatement(
                                "table.addWebSocket($S, $S, this::$N$L)$L",
                                route.path(),
                                route.title(),
                                members.method(route),
                                around.build(),
                                options(route))
                        .build()
                : code.addStatement(
                                "table.add($S, $S, $S, this::$N$L)$L",
                                route.method(),
                                route.path(),
                                route.title(),
                                members.method(route),
                                around.build(),
                                options(route))
                        .build();
    }

    /** The keys of providers that are called for a request. */
    private CodeBlock keys(Collection<ProviderModel> providers) {
        return providers.stream()
                .filter(provider -> !provider.isAppScoped())
                .map(members::key)
                .distinct()
                .map(key -> CodeBlock.of("$N", key))
                .collect(CodeBlock.joining(", "));
    }

    /** What a route takes itself, if that takes more. */
    private CodeBlock taken(RouteModel route) {
        Set<ProviderModel> taken = new LinkedHashSet<>(route.requires());
        route.parameters().stream()
                .map(ParameterModel::provider)
                .filter(Objects::nonNull)
                .forEach(taken::add);
        boolean takesMore =
                taken.stream().anyMatch(p -> !p.isAppScoped() && !keys(p.needs()).isEmpty());
        return takesMore ? keys(taken) : CodeBlock.of("");
    }

    private CodeBlock options(RouteModel route) {
        CodeBlock.Builder options = CodeBlock.builder();
        RouteLimits limits = route.limits();
        if (limits.timeout() != null) {
            options.add("\n.within($T.parse($S))", Duration.class, limits.timeout().toString());
        }
        if (limits.maxBody() != null) {
            options.add("\n.maxBody($LL)", limits.maxBody());
        }
        if (limits.maxConcurrent() != null) {
            options.add("\n.maxConcurrent($L)", limits.maxConcurrent());
        }
        if (!route.failures().isEmpty()) {
            options.add(
                    "\n.handledBy($L)",
                    route.failures().stream()
                            .map(level -> CodeBlock.of("$N", failures.field(level)))
                            .collect(CodeBlock.joining(", ")));
        }
        CodeBlock taken = taken(route);
        if (!taken.isEmpty()) {
            options.add("\n.takes($L)", taken);
        }
        if (!route.settings().redirectsSlashes()) {
            options.add("\n.withoutSlashRedirect()");
        }
        if (route.settings().strictContentType() != null) {
            options.add("\n.strictContentType($L)", route.settings().strictContentType());
        }
        return options.build();
    }
}
