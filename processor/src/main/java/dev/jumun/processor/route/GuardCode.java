package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.model.FilterModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.type.GeneratedCode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Modifier;

/** The code of what comes before routes, files and mounted APIs: guards and middleware. */
final class GuardCode {
    private final Context context;
    private final RouteMembers members;
    private final ApiModel api;

    /** The guards that have their method already. */
    private final Set<RouteModel> guards = new HashSet<>();

    GuardCode(Context context, RouteMembers members, ApiModel api) {
        this.context = context;
        this.members = members;
        this.api = api;
    }

    void addGuards() {
        RouteModel guard = api.guard();
        if (guard != null) {
            members.add(
                    GeneratedCode.override("guard")
                            .returns(RouteNames.ROUTE_HANDLER)
                            .addStatement("return this::$N", method(guard))
                            .build());
        }
        if (api.mountGuards().isEmpty()) {
            return;
        }
        List<CodeBlock> entries = new ArrayList<>();
        api.mountGuards()
                .forEach((path, each) ->
                        entries.add(
                                CodeBlock.of(
                                        "$T.entry($S, this::$N)", Map.class, path, method(each))));
        members.add(
                GeneratedCode.override("mountGuards")
                        .returns(
                                ParameterizedTypeName.get(
                                        ClassName.get(Map.class),
                                        ClassName.get(String.class),
                                        RouteNames.ROUTE_HANDLER))
                        .addStatement(
                                "return $T.ofEntries($L)",
                                Map.class,
                                entries.stream().collect(CodeBlock.joining(", ")))
                        .build());
    }

    /** Adds the method of a guard, unless another part of the API has the same guard. */
    private String method(RouteModel guard) {
        RouteInputs inputs = new RouteInputs(context, members, guard);
        if (guards.add(guard)) {
            members.add(new RouteCode(context, members, inputs).handler());
        }
        return inputs.method();
    }

    /** Adds a method that returns what wraps requests. */
    void addFilters(String method, List<FilterModel> filters) {
        if (filters.isEmpty()) {
            return;
        }
        CodeBlock all = filters.stream().map(this::filter).collect(CodeBlock.joining(",\n"));
        members.add(
                GeneratedCode.override(method)
                        .returns(
                                ParameterizedTypeName.get(
                                        ClassName.get(List.class), RouteNames.FILTER))
                        .addException(Exception.class)
                        .addStatement("return $T.of(\n$L)", List.class, all)
                        .build());
    }

    private CodeBlock filter(FilterModel filter) {
        String name = filter.element().getSimpleName().toString();
        CodeBlock target =
                filter.element().getModifiers().contains(Modifier.STATIC)
                        ? CodeBlock.of("$T", ClassName.get(filter.owner()))
                        : CodeBlock.of("this.$N", members.instance(filter.owner()));
        return filter.makes()
                ? CodeBlock.of(
                        "$T.of($L.$N(), $S)", RouteNames.RETURNED, target, name, filter.title())
                : CodeBlock.of(
                        "$T.of($L::$N, $S)",
                        RouteNames.METHOD_FILTERS,
                        target,
                        name,
                        filter.title());
    }
}
