package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.SchemeModel;
import dev.jumun.processor.model.StreamModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.NameSpace;
import dev.jumun.processor.type.GeneratedCode;
import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The code of one route: the method that answers it. */
final class RouteCode {
    private final Context context;
    private final RouteMembers members;
    private final RouteModel route;
    private final RouteInputs inputs;
    private final List<ProviderModel> providers;
    private final List<ParameterModel> bodies;

    /** Those that may find that the request does not fit. */
    private final Set<ProviderModel> fallible = new HashSet<>();

    /** The names within the method; a provider's inputs are in scopes of their own. */
    private final NameSpace locals;

    private final int functionScope;

    /** What has run in parallel with others, before its turn. */
    private final Set<ProviderModel> done = new HashSet<>();

    /** What is lent to the rest; null for a route, whose handler is called. */
    private @Nullable ProviderModel sought;

    RouteCode(Context context, RouteMembers members, RouteInputs inputs) {
        this.context = context;
        this.members = members;
        this.inputs = inputs;
        this.route = inputs.route();
        this.providers = inputs.providers();
        this.bodies = inputs.bodies();
        this.functionScope = firstOfFunctionScope();
        this.locals =
                members.reserved()
                        .within("call", "in", "yield", "body", "fields", "rest", "value", "values");
        for (ProviderModel provider : providers) {
            local(provider);
        }
        for (ProviderModel provider : providers) {
            boolean bound = provider.parameters().stream().anyMatch(p -> p.kind().isBound());
            if (bound || provider.needs().stream().anyMatch(fallible::contains)) {
                fallible.add(provider);
            }
        }
    }

    private int firstOfFunctionScope() {
        for (int i = 0; i < providers.size(); i++) {
            if (providers.get(i).lends() && providers.get(i).isFunctionScoped()) {
                return i;
            }
        }
        return providers.size();
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
                        lender(provider),
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
                        lender(provider));
                lend(index + 1, code);
            }
        }
        if (index == functionScope) {
            code.addStatement(
                    sought != null || route.method().equals(RouteModel.GUARD)
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
                    lender(each));
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

    /** A lambda that calls a provider. */
    private CodeBlock lender(ProviderModel provider) {
        CodeBlock target =
                provider.isConstructor()
                                || provider.element().getModifiers().contains(Modifier.STATIC)
                        ? CodeBlock.of("$T", ClassName.get(provider.owner()))
                        : CodeBlock.of("this.$N", members.instance(provider.owner()));
        NameSpace names = locals.within();
        CodeBlock.Builder binding = CodeBlock.builder();
        bind(provider.parameters(), names, binding);
        CodeBlock arguments = arguments(provider.parameters(), names);
        CodeBlock invocation =
                provider.isConstructor()
                        ? CodeBlock.of("new $T($L)", ClassName.get(provider.owner()), arguments)
                        : CodeBlock.of(
                                "$L.$N($L)",
                                target,
                                provider.element().getSimpleName().toString(),
                                arguments);
        boolean isCheck = provider.provides().getKind() == TypeKind.VOID;
        if (!fallible.contains(provider)) {
            if (isCheck) {
                return CodeBlock.of("() -> {\n$>$L;\nreturn null;\n$<}", invocation);
            }
            return CodeBlock.of("$L -> $L", provider.lends() ? "yield" : "()", invocation);
        }
        CodeBlock.Builder lambda = CodeBlock.builder();
        lambda.add(provider.lends() ? "(in, yield) -> {\n" : "in -> {\n").indent();
        lambda.add(binding.build());
        for (ProviderModel needed : provider.needs()) {
            if (fallible.contains(needed)) {
                lambda.beginControlFlow("if (call.isAbsent($N))", members.key(needed))
                        .addStatement("in.absent()")
                        .endControlFlow();
            }
        }
        lambda.addStatement("in.ready()");
        boolean later =
                done.contains(provider); // it runs in parallel with others, when all are ready
        lambda.addStatement(
                provider.lends() || isCheck ? "$L" : later ? "return () -> $L" : "return $L",
                invocation);
        if (isCheck) {
            lambda.addStatement("return null");
        }
        return lambda.unindent().add("}").build();
    }

    private void bind(List<ParameterModel> parameters, NameSpace names, CodeBlock.Builder code) {
        List<ParameterModel> bound =
                parameters.stream()
                        .filter(p -> p.kind().isBound())
                        .sorted(Comparator.comparing(ParameterModel::kind))
                        .toList();
        for (ParameterModel parameter : bound) {
            CodeBlock last =
                    parameter.required()
                            ? CodeBlock.of("")
                            : CodeBlock.of(", $L", RouteInputs.otherwise(parameter));
            if (parameter.model()) {
                code.addStatement(
                        "$T $N = in.$LModel($L$L)",
                        RouteInputs.type(parameter).name(),
                        names.local(parameter, parameter.name()),
                        parameter.kind().name().toLowerCase(Locale.ROOT),
                        inputs.codec(parameter),
                        inputs.headerNames(parameter));
                continue;
            }
            code.addStatement(
                    "$T $N = in.$L($S, $L$L)",
                    RouteInputs.type(parameter).name(),
                    names.local(parameter, parameter.name()),
                    parameter.kind().name().toLowerCase(Locale.ROOT),
                    parameter.wireName(),
                    inputs.codec(parameter),
                    last);
        }
    }

    private void call(CodeBlock.Builder code) {
        boolean binds =
                !bodies.isEmpty()
                        || !fallible.isEmpty()
                        || route.parameters().stream().anyMatch(p -> p.kind().isBound());
        if (binds) {
            code.addStatement("$T in = call.binder()", RouteNames.BINDER);
            bind(route.parameters(), locals, code);
            bindBody(code);
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
                        arguments(route.parameters(), locals));
        TypeModel answer = route.answer();
        if (route.opensWebSocket()) {
            code.addStatement("$L", invocation);
        } else if (route.stream() != null) {
            code.addStatement(
                    "call.stream($L, $L, $L)",
                    route.status(),
                    invocation,
                    format(route.stream(), answer));
        } else if (route.answersByHand()) {
            code.addStatement(
                    "call.answer($T.of($L, $S))", RouteNames.RETURNED, invocation, route.title());
        } else if (answer == null) {
            code.addStatement("$L", invocation);
            code.addStatement("call.answerNothing($L)", route.status());
        } else {
            code.add(answer(invocation, answer));
        }
    }

    private CodeBlock answer(CodeBlock invocation, TypeModel answer) {
        String mediaType = MediaTypes.of(route.element());
        CodeBlock value = CodeBlock.of("$L, $L", route.status(), invocation);
        if (mediaType.isEmpty() || MediaTypes.hasNoBody(route.status())) {
            return CodeBlock.of("call.answer($L, $L);\n", value, inputs.answerCodec(answer));
        }
        return MediaTypes.isJson(mediaType)
                ? CodeBlock.of(
                        "call.answer($L, $L, $S);\n", value, inputs.answerCodec(answer), mediaType)
                : CodeBlock.of("call.answerAsIs($L, $S);\n", value, mediaType);
    }

    private CodeBlock format(StreamModel stream, @Nullable TypeModel answer) {
        return switch (stream.kind()) {
            case LINES -> CodeBlock.of("new $T<>($L)", RouteNames.JSON_LINES, item(answer));
            case EVENTS -> CodeBlock.of("$T.of($L)", RouteNames.EVENT_STREAM, item(answer));
            case DATA -> CodeBlock.of("$T.ofData($L)", RouteNames.EVENT_STREAM, item(answer));
            case PIECES -> CodeBlock.of("new $T($S)", RouteNames.PIECES, stream.mediaType());
        };
    }

    private CodeBlock item(@Nullable TypeModel answer) {
        return inputs.answerCodec(Objects.requireNonNull(answer));
    }

    private void bindBody(CodeBlock.Builder code) {
        if (inputs.embedsBodies()) {
            code.addStatement("$T fields = in.body(body)", RouteNames.FIELD_VALUES);
            code.addStatement("in.check()");
            for (int i = 0; i < bodies.size(); i++) {
                ParameterModel body = bodies.get(i);
                code.addStatement(
                        "$T $N = fields.get($L)",
                        RouteInputs.type(body).name(),
                        locals.local(body, body.name()),
                        i);
            }
        } else if (!bodies.isEmpty()) {
            ParameterModel body = bodies.getFirst();
            code.addStatement(
                    "$T $N = in.body(body)",
                    RouteInputs.type(body).name(),
                    locals.local(body, body.name()));
        }
    }

    private CodeBlock arguments(List<ParameterModel> parameters, NameSpace names) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (ParameterModel parameter : parameters) {
            arguments.add(argument(parameter, names));
        }
        return arguments.stream().collect(CodeBlock.joining(", "));
    }

    private CodeBlock argument(ParameterModel parameter, NameSpace names) {
        ProviderModel provider = parameter.provider();
        if (provider != null && provider.scheme() != null) {
            String value = local(provider);
            return context.boxedName(parameter.element().asType()).equals("java.util.Optional")
                    ? CodeBlock.of("$T.ofNullable($N)", java.util.Optional.class, value)
                    : CodeBlock.of("$N", value);
        }
        if (provider != null) {
            return provider.isAppScoped()
                    ? CodeBlock.of("this.$N", members.appValue(provider))
                    : CodeBlock.of("$N", local(provider));
        }
        return switch (parameter.kind()) {
            case YIELD -> CodeBlock.of("yield");
            case REQUEST -> CodeBlock.of("call.request()");
            case SETTINGS -> CodeBlock.of("call.settings()");
            case SECURITY_SCOPES -> RouteInputs.otherwise(parameter);
            case WEB_SOCKET -> webSocket(parameter);
            case TASKS -> CodeBlock.of("call.tasks()");
            case SESSION -> CodeBlock.of("call.session()");
            case BODY_STREAM -> BodyStreams.argument(parameter, inputs.codec(parameter));
            default -> CodeBlock.of("$N", names.local(parameter, parameter.name()));
        };
    }

    private CodeBlock webSocket(ParameterModel parameter) {
        CodeBlock codecs =
                WebSocketRules.messages(parameter.element()).stream()
                        .map(type -> members.codecOf(type, parameter.element()))
                        .collect(CodeBlock.joining(", "));
        return CodeBlock.of("call.webSocket($L)", codecs);
    }
}
