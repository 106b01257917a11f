package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.NameSpace;
import dev.jumun.processor.type.GeneratedCode;

import java.util.List;
import java.util.Objects;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/** The code of an application's start: what lives as long as it, and the classes made with that. */
final class LifespanCode {
    private final RouteMembers members;
    private final ApiModel api;
    private final TaskCode tasks;

    LifespanCode(RouteMembers members, ApiModel api, TaskCode tasks) {
        this.members = members;
        this.api = api;
        this.tasks = tasks;
    }

    void addFields() {
        for (TypeElement owner : api.classes()) {
            members.field(members.instance(owner), ClassName.get(owner), "");
        }
        for (ProviderModel provider : api.providers()) {
            members.field(
                    members.appValue(provider),
                    TypeName.get(provider.provides()),
                    "Lives from start-up to shut-down.\n");
        }
        tasks.addFields();
    }

    MethodSpec start() {
        MethodSpec.Builder method =
                GeneratedCode.override("start")
                        .addParameter(RouteNames.LIFESPAN, "lifespan")
                        .addException(Exception.class);
        CodeBlock.Builder code = CodeBlock.builder();
        NameSpace locals = members.reserved().within("lifespan", "yield");
        tasks.declare(locals, code);
        start(0, locals, code);
        return method.addCode(code.build()).build();
    }

    private void start(int index, NameSpace locals, CodeBlock.Builder code) {
        if (index == api.providers().size()) {
            for (int i = 0; i < api.classes().size(); i++) {
                TypeElement owner = api.classes().get(i);
                code.addStatement(
                        "this.$N = new $T($L)",
                        members.instance(owner),
                        ClassName.get(owner),
                        appArguments(api.constructors().get(i), ""));
            }
            code.addStatement(tasks.areThere() ? "tasks.serve(lifespan)" : "lifespan.serve()");
            return;
        }
        ProviderModel provider = api.providers().get(index);
        String field = members.appValue(provider);
        String value = locals.local(provider, field);
        CodeBlock arguments = appArguments(provider.parameters(), "yield");
        CodeBlock call =
                provider.isSettings()
                        ? settings(provider)
                        : provider.isConstructor()
                                ? CodeBlock.of(
                                        "new $T($L)", ClassName.get(provider.owner()), arguments)
                                : CodeBlock.of(
                                        "$T.$N($L)",
                                        ClassName.get(provider.owner()),
                                        provider.element().getSimpleName().toString(),
                                        arguments);
        code.add(
                "lifespan.$L($N, $L -> $L, $N -> {\n",
                provider.lends() ? "lend" : "provide",
                members.key(provider),
                provider.lends() ? "yield" : "()",
                call,
                value);
        code.indent();
        code.addStatement("this.$N = $N", field, value);
        start(index + 1, locals, code);
        code.unindent().add("});\n");
    }

    private CodeBlock settings(ProviderModel provider) {
        AnnotationMirror said =
                Objects.requireNonNull(Annotations.own(provider.owner(), "Settings"));
        return CodeBlock.of(
                "$T.read($S, $L, $S, $S, lifespan.environment())",
                ClassName.get("dev.jumun.runtime.settings", "SettingsReader"),
                provider.owner().getSimpleName().toString(),
                members.codecOf(provider.owner()),
                Annotations.text(said, "prefix", ""),
                Annotations.text(said, "secrets", ""));
    }

    private CodeBlock appArguments(List<ParameterModel> parameters, String yield) {
        return parameters.stream()
                .map(p ->
                        p.kind() == ParameterModel.Kind.LATER
                                ? CodeBlock.of("this.$N", members.later(p))
                                : p.provider() == null
                                        ? CodeBlock.of("$N", yield)
                                        : CodeBlock.of("this.$N", members.appValue(p.provider())))
                .collect(CodeBlock.joining(", "));
    }
}
