package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.SchemeModel;
import dev.jumun.processor.model.TaskModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.NameSpace;
import dev.jumun.processor.type.GeneratedCode;
import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The code of one route: the method that answers it. */
final class RouteCode {
    private final RouteMembers members;
    private final RouteModel route;
    private final RouteInputs inputs;
    private final InputCode taken;
    private final AnswerCode results;
    private final LenderCode lenders;
    private final List<ProviderModel> providers;
    private final List<ParameterModel> bodies;

    /** The names within the method; a provider's inputs are in scopes of their own. */
    private final NameSpace locals;

    private final int functionScope;

    /** What has run in parallel with others, before its turn. */
    private final Set<ProviderModel> done = new HashSet<>();

    /** What is lent to the rest; null for a route, whose handler is called. */
    private @Nullable ProviderModel sought;

    RouteCode(Context context, RouteMembers members, RouteInputs inputs) {
        this.members = members;
        this.inputs = inputs;
        this.route = inputs.route();
        this.providers = inputs.providers();
        this.bodies = inputs.bodies();
        this.functionScope = inputs.functionScope();
        this.locals =
                members.reserved()
                        .within("call", "in", "yield", "body", "fields", "rest", "value", "values");
        if (route.isTask()) {
            reserveParameters();
        }
        this.taken = new InputCode(context, members, inputs, this::local);
        this.results = new AnswerCode(inputs);
        for (ProviderModel provider : providers) {
            local(provider);
        }
        this.lenders = new LenderCode(members, providers, taken, locals);
    }

    MethodSpec handler() {
        CodeBlock.Builder code = CodeBlock.builder();
        int first = authenticateFirst(code);
        if (!inputs.forms().isEmpty()) {
            code.addStatement("call.form()");
        }
        readBody(code);
        lend(first, code);
        return MethodSpec.methodBuilder(inputs.method())
                .addJavadoc(
                        "{@code $L $L}: {@link $T#$N}.\n",
                        route.method(),
                        GeneratedCode.inJavadoc(route.path()),
                        ClassName.get(route.owner()),
                        route.element().getSimpleName().toString())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RouteNames.CALL, "call")
                .addException(Exception.class)
                .addCode(code.build())
                .build();
    }

    /**
     * Schemes that come before all other dependencies come before the body, too: a client without
     * credentials cannot make the server wait for it, or parse it. Returns the index of the first
     * other provider.
     */
    private int authenticateFirst(CodeBlock.Builder code) {
        int index = 0;
        while (index < providers.size()) {
            ProviderModel provider = providers.get(index);
            SchemeModel scheme = provider.scheme();
            if (scheme == null) {
                break;
            }
            authenticate(provider, scheme, local(provider), code);
            index++;
        }
        return index;
    }

    /** The method that lends what is provided, where there is no request. */
    MethodSpec provision(ProviderModel provider) {
        sought = provider;
        CodeBlock.Builder code = CodeBlock.builder();
        lend(0, code);
        TypeName provided = TypeName.get(provider.provides()).box();
        return MethodSpec.methodBuilder(members.provision(route))
                .addJavadoc("{@code $L}, where there is no request.\n", provider.title())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RouteNames.CALL, "call")
                .addParameter(ParameterizedTypeName.get(RouteNames.REST, provided), "rest")
                .addException(Exception.class)
                .addCode(code.build())
                .build();
    }

    /** The method that makes an attempt of a task, or does repeated work. */
    MethodSpec task(TaskModel task) {
        CodeBlock.Builder code = CodeBlock.builder();
        lend(0, code);
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(inputs.method())
                        .addJavadoc(
                                "The task {@link $T#$N}.\n",
                                ClassName.get(route.owner()),
                                task.method())
                        .addModifiers(Modifier.PRIVATE)
                        .addException(Exception.class);
        ParameterModel payload = task.payload();
        if (payload != null) {
            method.addParameter(RouteInputs.type(payload).name(), local(payload))
                    .addParameter(RouteNames.JOB, "job");
        }
        if (task.isOnce()) {
            method.addParameter(ClassName.get("java.sql", "Connection"), "connection");
        }
        return method.addParameter(RouteNames.CALL, "call").addCode(code.build()).build();
    }

    /** The names of the parameters of an attempt. */
    private void reserveParameters() {
        boolean isOnce =
                Stream.concat(
                                route.parameters().stream(),
                                providers.stream().flatMap(each -> each.parameters().stream()))
                        .anyMatch(each -> each.kind() == Kind.JOB_CONNECTION);
        if (isOnce) {
            locals.reserve(List.of("connection"));
        }
        for (ParameterModel parameter : route.parameters()) {
            if (parameter.kind() == Kind.PAYLOAD) {
                locals.reserve(List.of("job"));
                local(parameter);
            }
        }
    }

    private String local(ParameterModel parameter) {
        return locals.local(parameter, parameter.name());
    }

    private void readBody(CodeBlock.Builder code) {
        if (bodies.isEmpty()) {
            return;
        }
        if (inputs.embedsBodies()) {
            code.addStatement(
                    "$T body = call.body($L)",
                    ParameterizedTypeName.get(RouteNames.BODY_VALUE, RouteNames.FIELD_VALUES),
                    inputs.bodyFields());
            return;
        }
        ParameterModel body = bodies.getFirst();
        TypeName bodyType =
                ParameterizedTypeName.get(RouteNames.BODY_VALUE, RouteInputs.type(body).name());
        if (body.required()) {
            code.addStatement("$T body = call.body($L)", bodyType, inputs.codec(body));
        } else {
            code.addStatement(
                    "$T body = call.body($L, $L)",
                    bodyType,
                    inputs.codec(body),
                    RouteInputs.otherwise(body));
        }
    }

    private void lend(int index, CodeBlock.Builder code) {
        if (index == providers.size()) {
            if (sought == null) {
                call(code);
            } else {
                code.addStatement("rest.with($N)", local(sought));
            }
        } else if (done.contains(providers.get(index))) {
            lend(index + 1, code);
        } else {
            ProviderModel provider = providers.get(index);
            String value = local(provider);
            if (provider.scheme() != null) {
                authenticate(provider, provider.scheme(), value, code);
                lend(index + 1, code);
            } else if (provider.lends()) {
                code.add(
                        "call.lend($N, $L, $N -> {\n",
                        members.key(provider),
                        lenders.of(provider, done.contains(provider)),
                        value);
                code.indent();
                lend(index + 1, code);
                code.unindent().add("});\n");
            } else if (ParallelRules.group(providers, index, done).size() > 1
                    && provider.isParallel()) {
                sideBySide(ParallelRules.group(providers, index, done), code);
                lend(index + 1, code);
            } else {
                code.add(
                        "$T $N = call.provide($N, $L);\n",
                        TypeName.get(provider.provides()).box(),
                        value,
                        members.key(provider),
                        lenders.of(provider, done.contains(provider)));
                lend(index + 1, code);
            }
        }
        if (index == functionScope) {
            code.addStatement(
                    sought != null || route.isTask() || route.method().equals(RouteModel.GUARD)
                            ? "call.finish()"
                            : route.opensWebSocket() ? "call.endWebSocket()" : "call.send()");
        }
    }

    private void sideBySide(List<ProviderModel> group, CodeBlock.Builder code) {
        String together = locals.local(group, "sideBySide");
        code.addStatement("$T $N = call.sideBySide()", RouteNames.SIDE_BY_SIDE, together);
        for (ProviderModel each : group) {
            done.add(each);
            code.add(
                    "$T $N = $N.add($N, $L);\n",
                    ParameterizedTypeName.get(RouteNames.PART, TypeName.get(each.provides()).box()),
                    locals.local(List.of(each), valueName(each) + "Part"),
                    together,
                    members.key(each),
                    lenders.of(each, done.contains(each)));
        }
        code.addStatement("$N.run()", together);
        for (ProviderModel each : group) {
            code.addStatement(
                    "$T $N = $N.value()",
                    TypeName.get(each.provides()).box(),
                    local(each),
                    locals.local(List.of(each), valueName(each) + "Part"));
        }
    }

    private void authenticate(
            ProviderModel provider, SchemeModel scheme, String value, CodeBlock.Builder code) {
        code.addStatement(
                "$T $N = call.$L($N, $N)",
                TypeName.get(scheme.credentials()),
                value,
                scheme.required() ? "authenticate" : "authenticateIfAny",
                members.key(provider),
                members.scheme(provider));
    }

    /** The variable that holds what is provided. */
    private String local(ProviderModel provider) {
        return locals.local(provider, valueName(provider));
    }

    private static String valueName(ProviderModel provider) {
        if (provider.scheme() != null) {
            return NameSpace.lower(provider.owner().getSimpleName().toString());
        }
        TypeMirror type = provider.provides();
        if (type.getKind() == TypeKind.VOID) {
            return "nothing";
        }
        return NameSpace.lower(JavaTypes.simpleName(type).replaceAll("\\W", ""));
    }

    private void call(CodeBlock.Builder code) {
        boolean binds =
                !bodies.isEmpty()
                        || lenders.mayFail()
                        || route.parameters().stream().anyMatch(p -> p.kind().isBound());
        if (binds) {
            code.addStatement("$T in = call.binder()", RouteNames.BINDER);
            taken.bind(route.parameters(), locals, code);
            taken.bindBody(locals, code);
            code.addStatement("in.check()");
        }
        if (route.method().equals(RouteModel.GUARD)) {
            code.addStatement("call.proceed()");
            return;
        }
        CodeBlock target =
                route.element().getModifiers().contains(Modifier.STATIC)
                        ? CodeBlock.of("$T", ClassName.get(route.owner()))
                        : CodeBlock.of("this.$N", members.instance(route.owner()));
        CodeBlock invocation =
                CodeBlock.of(
                        "$L.$N($L)",
                        target,
                        route.element().getSimpleName().toString(),
                        taken.arguments(route.parameters(), locals));
        TypeModel answer = route.answer();
        if (route.opensWebSocket() || route.isTask()) {
            code.addStatement("$L", invocation);
        } else if (route.stream() != null) {
            code.addStatement(
                    "call.stream($L, $L, $L)",
                    route.status(),
                    invocation,
                    results.format(route.stream(), answer));
        } else if (route.answersByHand()) {
            code.addStatement(
                    "call.answer($T.of($L, $S))", RouteNames.RETURNED, invocation, route.title());
        } else if (answer == null) {
            code.addStatement("$L", invocation);
            code.addStatement("call.answerNothing($L)", route.status());
        } else {
            code.add(results.of(invocation, answer));
        }
    }
}
