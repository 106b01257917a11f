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
import dev.jumun.processor.model.StreamModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Details;
import dev.jumun.processor.source.Javadoc;
import dev.jumun.processor.type.CodecNames;
import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The code of one route: the method that answers it, and what describes it. */
final class RouteCode {
    private final Context context;
    private final RoutesWriter writer;
    private final RouteModel route;
    private final String method;
    private final List<ProviderModel> providers;
    private final Set<ProviderModel> fallible = new HashSet<>();
    private final Map<ParameterModel, String> codecs = new HashMap<>();
    private final List<ParameterModel> bodies;

    /** The names within the method; a provider's inputs are in scopes of their own. */
    private final NameSpace locals = new NameSpace("call", "in", "yield", "answer", "body", "rest");

    private final int functionScope;

    /** What has run beside others, before its turn. */
    private final Set<ProviderModel> done = new HashSet<>();

    /** What is lent to the rest; null for a route, whose handler is called. */
    private @Nullable ProviderModel sought;

    RouteCode(Context context, RoutesWriter writer, RouteModel route) {
        this.context = context;
        this.writer = writer;
        this.route = route;
        this.method = writer.method(route);
        this.providers = ordered();
        this.functionScope = firstOfFunctionScope();
        this.bodies = route.parameters().stream().filter(p -> p.kind() == Kind.BODY).toList();
        for (ProviderModel provider : providers) {
            boolean bound = provider.parameters().stream().anyMatch(p -> p.kind().isBound());
            if (bound || provider.needs().stream().anyMatch(fallible::contains)) {
                fallible.add(provider);
            }
            provider.parameters()
                    .forEach(p ->
                            addCodec(
                                    p,
                                    (provider.isConstructor()
                                                    ? provider.owner()
                                                    : provider.element())
                                            .getSimpleName()
                                            .toString()));
        }
        route.parameters().forEach(p -> addCodec(p, method));
    }

    /** What is torn down first is set up last: see docs/decisions/0002. */
    private List<ProviderModel> ordered() {
        Set<ProviderModel> closure = RouteReader.closure(route);
        List<ProviderModel> result = new ArrayList<>();
        closure.stream().filter(p -> !needsFunctionScope(p)).forEach(result::add);
        closure.stream().filter(RouteCode::needsFunctionScope).forEach(result::add);
        return List.copyOf(result);
    }

    private static boolean needsFunctionScope(ProviderModel provider) {
        return (provider.lends() && provider.isFunctionScoped())
                || provider.needs().stream()
                        .anyMatch(p -> !p.isAppScoped() && needsFunctionScope(p));
    }

    private int firstOfFunctionScope() {
        for (int i = 0; i < providers.size(); i++) {
            if (providers.get(i).lends() && providers.get(i).isFunctionScoped()) {
                return i;
            }
        }
        return providers.size();
    }

    private void addCodec(ParameterModel parameter, String function) {
        TypeModel type = parameter.type();
        if (type != null) {
            codecs.put(
                    parameter,
                    writer.codec(
                            parameter,
                            function + "_" + parameter.name(),
                            ParameterizedTypeName.get(
                                    parameter.model() ? CodecNames.OBJECT_CODEC : CodecNames.CODEC,
                                    type.name()),
                            type.codec()));
        }
    }

    MethodSpec handler() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!forms().isEmpty()) {
            code.addStatement("call.form()");
        }
        readBody(code);
        lend(0, code);
        return MethodSpec.methodBuilder(method)
                .addJavadoc(
                        "{@code $L $L}: {@link $T#$N}.\n",
                        route.method(),
                        route.path(),
                        ClassName.get(route.owner()),
                        route.element().getSimpleName().toString())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RouteNames.CALL, "call")
                .addException(Exception.class)
                .addCode(code.build())
                .build();
    }

    /** The method that lends what is provided, where there is no request. */
    MethodSpec provision(ProviderModel provider) {
        sought = provider;
        CodeBlock.Builder code = CodeBlock.builder();
        lend(0, code);
        TypeName provided = TypeName.get(provider.provides()).box();
        return MethodSpec.methodBuilder(writer.provision(route))
                .addJavadoc("{@code $L}, where there is no request.\n", provider.title())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RouteNames.CALL, "call")
                .addParameter(ParameterizedTypeName.get(RouteNames.REST, provided), "rest")
                .addException(Exception.class)
                .addCode(code.build())
                .build();
    }

    /** What comes from a form: the handler's own first, as in FastAPI. */
    private List<ParameterModel> forms() {
        List<ParameterModel> forms = new ArrayList<>();
        route.parameters().stream().filter(p -> p.kind() == Kind.FORM).forEach(forms::add);
        for (ProviderModel provider : providers) {
            provider.parameters().stream().filter(p -> p.kind() == Kind.FORM).forEach(forms::add);
        }
        return forms;
    }

    private boolean embedsBodies() {
        return bodies.size() > 1
                || bodies.stream()
                        .map(body -> Annotations.own(body.element(), "Body"))
                        .anyMatch(body -> body != null && Annotations.flag(body, "embed", false));
    }

    private void readBody(CodeBlock.Builder code) {
        if (bodies.isEmpty()) {
            return;
        }
        if (embedsBodies()) {
            String fields =
                    writer.member(route.element(), (method + "_BODY").toUpperCase(Locale.ROOT));
            CodeBlock.Builder value =
                    CodeBlock.builder()
                            .add("new $T($S)", RouteNames.BODY_FIELDS, "Body_" + operationId());
            for (ParameterModel body : bodies) {
                if (body.required()) {
                    value.add("\n.required($S, $N)", body.wireName(), codecs.get(body));
                } else {
                    value.add(
                            "\n.optional($S, $N, $L)",
                            body.wireName(),
                            codecs.get(body),
                            otherwise(body));
                }
            }
            writer.constant(fields, RouteNames.BODY_FIELDS, value.build());
            code.addStatement(
                    "$T body = call.body($N)",
                    ParameterizedTypeName.get(RouteNames.BODY_VALUE, RouteNames.FIELD_VALUES),
                    fields);
            return;
        }
        ParameterModel body = bodies.getFirst();
        TypeName bodyType = ParameterizedTypeName.get(RouteNames.BODY_VALUE, type(body).name());
        if (body.required()) {
            code.addStatement("$T body = call.body($N)", bodyType, codecs.get(body));
        } else {
            code.addStatement(
                    "$T body = call.body($N, $L)", bodyType, codecs.get(body), otherwise(body));
        }
    }

    private static CodeBlock otherwise(ParameterModel parameter) {
        return Objects.requireNonNullElse(parameter.otherwise(), CodeBlock.of("null"));
    }

    private static TypeModel type(ParameterModel parameter) {
        return Objects.requireNonNull(parameter.type());
    }

    private String operationId() {
        String id = context.wireName(method) + route.path().replace(":path}", "}");
        return id.replaceAll("\\W", "_") + "_" + route.method().toLowerCase(Locale.ROOT);
    }

    private void lend(int index, CodeBlock.Builder code) {
        if (index == providers.size()) {
            if (sought == null) {
                call(code);
            } else {
                code.addStatement("rest.with($N)", locals.of(sought, valueName(sought)));
            }
        } else if (done.contains(providers.get(index))) {
            lend(index + 1, code);
        } else {
            ProviderModel provider = providers.get(index);
            String value = locals.of(provider, valueName(provider));
            if (provider.scheme() != null) {
                authenticate(provider, provider.scheme(), value, code);
                lend(index + 1, code);
            } else if (provider.lends()) {
                code.add(
                        "call.lend($N, $L, $N -> {\n",
                        writer.key(provider),
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
                        writer.key(provider),
                        lender(provider));
                lend(index + 1, code);
            }
        }
        if (index == functionScope) {
            code.addStatement(
                    sought != null
                            ? "call.finish()"
                            : route.opensWebSocket() ? "call.endWebSocket()" : "call.send()");
        }
    }

    private void sideBySide(List<ProviderModel> group, CodeBlock.Builder code) {
        String together = locals.of(group, "sideBySide");
        code.addStatement("$T $N = call.sideBySide()", RouteNames.SIDE_BY_SIDE, together);
        for (ProviderModel each : group) {
            done.add(each);
            code.add(
                    "$T $N = $N.add($N, $L);\n",
                    ParameterizedTypeName.get(RouteNames.PART, TypeName.get(each.provides()).box()),
                    locals.of(List.of(each), valueName(each) + "Part"),
                    together,
                    writer.key(each),
                    lender(each));
        }
        code.addStatement("$N.run()", together);
        for (ProviderModel each : group) {
            code.addStatement(
                    "$T $N = $N.value()",
                    TypeName.get(each.provides()).box(),
                    locals.of(each, valueName(each)),
                    locals.of(List.of(each), valueName(each) + "Part"));
        }
    }

    private void authenticate(
            ProviderModel provider, SchemeModel scheme, String value, CodeBlock.Builder code) {
        code.addStatement(
                "$T $N = call.$L($N, $N)",
                TypeName.get(scheme.credentials()),
                value,
                scheme.required() ? "authenticate" : "authenticateIfAny",
                writer.key(provider),
                writer.scheme(provider));
    }

    private static String valueName(ProviderModel provider) {
        if (provider.scheme() != null) {
            return NameSpace.lower(provider.owner().getSimpleName().toString());
        }
        TypeMirror type = provider.provides();
        if (type.getKind() == TypeKind.VOID) {
            return "nothing";
        }
        String name = type.toString().replaceAll("<.*|\\[.*", "");
        return NameSpace.lower(name.substring(name.lastIndexOf('.') + 1));
    }

    /** A lambda that calls a provider. */
    private CodeBlock lender(ProviderModel provider) {
        CodeBlock target =
                provider.isConstructor()
                                || provider.element().getModifiers().contains(Modifier.STATIC)
                        ? CodeBlock.of("$T", ClassName.get(provider.owner()))
                        : CodeBlock.of("$N", writer.instance(provider.owner()));
        NameSpace inputs = new NameSpace("call", "in", "yield", "answer", "body");
        for (ProviderModel other : providers) {
            inputs.of("taken by " + other.title(), locals.of(other, valueName(other)));
        }
        CodeBlock.Builder binding = CodeBlock.builder();
        bind(provider.parameters(), inputs, binding);
        CodeBlock arguments = arguments(provider.parameters(), inputs);
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
                lambda.beginControlFlow("if (call.isAbsent($N))", writer.key(needed))
                        .addStatement("in.absent()")
                        .endControlFlow();
            }
        }
        lambda.addStatement("in.ready()");
        boolean later = done.contains(provider); // it runs beside others, when all are ready
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
                            : CodeBlock.of(", $L", otherwise(parameter));
            if (parameter.model()) {
                code.addStatement(
                        "$T $N = in.$LModel($N)",
                        type(parameter).name(),
                        names.of(parameter, parameter.name()),
                        parameter.kind().name().toLowerCase(Locale.ROOT),
                        codecs.get(parameter));
                continue;
            }
            code.addStatement(
                    "$T $N = in.$L($S, $N$L)",
                    type(parameter).name(),
                    names.of(parameter, parameter.name()),
                    parameter.kind().name().toLowerCase(Locale.ROOT),
                    parameter.wireName(),
                    codecs.get(parameter),
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
        CodeBlock target =
                route.element().getModifiers().contains(Modifier.STATIC)
                        ? CodeBlock.of("$T", ClassName.get(route.owner()))
                        : CodeBlock.of("$N", writer.instance(route.owner()));
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
            code.addStatement("call.answer($L)", invocation);
        } else if (answer == null) {
            code.addStatement("$L", invocation);
            code.addStatement("call.answerNothing($L)", route.status());
        } else {
            code.addStatement(
                    "call.answer($L, $L, $N)", route.status(), invocation, answerCodec(answer));
        }
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
        return CodeBlock.of("$N", answerCodec(Objects.requireNonNull(answer)));
    }

    private String answerCodec(TypeModel answer) {
        return writer.codec(
                route,
                method + "_answer",
                ParameterizedTypeName.get(CodecNames.CODEC, answer.name()),
                filtered(answer.codec()));
    }

    private CodeBlock filtered(CodeBlock codec) {
        AnnotationMirror returns = Annotations.own(route.element(), "Returns");
        if (returns == null) {
            return codec;
        }
        return CodeBlock.of(
                "$T.filtered($L, $L, $L, $L, $L)",
                CodecNames.CODECS,
                codec,
                texts(returns, "only"),
                texts(returns, "without"),
                Annotations.flag(returns, "nulls", true),
                Annotations.flag(returns, "defaults", true));
    }

    private static CodeBlock texts(AnnotationMirror annotation, String member) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                Annotations.list(annotation, member).stream()
                        .map(text -> CodeBlock.of("$S", text.toString()))
                        .collect(CodeBlock.joining(", ")));
    }

    private void bindBody(CodeBlock.Builder code) {
        if (embedsBodies()) {
            code.addStatement("$T fields = in.body(body)", RouteNames.FIELD_VALUES);
            code.addStatement("in.check()");
            for (int i = 0; i < bodies.size(); i++) {
                ParameterModel body = bodies.get(i);
                code.addStatement(
                        "$T $N = fields.get($L)",
                        type(body).name(),
                        locals.of(body, body.name()),
                        i);
            }
        } else if (!bodies.isEmpty()) {
            ParameterModel body = bodies.getFirst();
            code.addStatement(
                    "$T $N = in.body(body)", type(body).name(), locals.of(body, body.name()));
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
            String value = locals.of(provider, valueName(provider));
            return context.boxedName(parameter.element().asType()).equals("java.util.Optional")
                    ? CodeBlock.of("$T.ofNullable($N)", java.util.Optional.class, value)
                    : CodeBlock.of("$N", value);
        }
        if (provider != null) {
            return provider.isAppScoped()
                    ? CodeBlock.of("$N", writer.appValue(provider))
                    : CodeBlock.of("$N", locals.of(provider, valueName(provider)));
        }
        return switch (parameter.kind()) {
            case YIELD -> CodeBlock.of("yield");
            case REQUEST -> CodeBlock.of("call.request()");
            case SETTINGS -> CodeBlock.of("call.settings()");
            case SECURITY_SCOPES -> otherwise(parameter);
            case WEB_SOCKET -> webSocket(parameter);
            case TASKS -> CodeBlock.of("call.tasks()");
            case SESSION -> CodeBlock.of("call.session()");
            case BODY_STREAM -> BodyStreams.argument(parameter, codecs.get(parameter));
            default -> CodeBlock.of("$N", names.of(parameter, parameter.name()));
        };
    }

    private CodeBlock webSocket(ParameterModel parameter) {
        CodeBlock codecs =
                WebSocketRules.messages(parameter.element()).stream()
                        .map(type -> writer.codecOf(type, parameter.element()))
                        .collect(CodeBlock.joining(", "));
        return CodeBlock.of("call.webSocket($L)", codecs);
    }

    CodeBlock description() {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("description.operation($L)", names());
        describeRoute(code);
        for (RouteModel callback : route.callbacks()) {
            code.add(new RouteCode(context, writer, callback).callback());
        }
        return code.build();
    }

    CodeBlock webhook() {
        return call("webhook");
    }

    private CodeBlock callback() {
        return call("callback");
    }

    /** A call that this API makes elsewhere: only described. */
    private CodeBlock call(String kind) {
        if (route.answer() != null) {
            answerCodec(route.answer());
        }
        if (embedsBodies()) {
            readBody(CodeBlock.builder());
        }
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("description.$L($L)", kind, names());
        describeRoute(code);
        return code.build();
    }

    private CodeBlock names() {
        return CodeBlock.of(
                "$S, $S, $S",
                route.method(),
                route.path(),
                context.wireName(route.element().getSimpleName().toString()));
    }

    private void describeRoute(CodeBlock.Builder code) {
        Javadoc javadoc = Javadoc.of(context.elements(), route.element());
        code.indent().indent();
        AnnotationMirror said = Annotations.own(route.element(), "Operation");
        describeOperation(said, javadoc, code);
        describeSecurity(code);
        describe(route.parameters(), javadoc, code);
        for (ProviderModel provider : providers) {
            if (provider.scheme() != null) {
                continue;
            }
            Javadoc own =
                    Javadoc.of(
                            context.elements(),
                            provider.isConstructor() ? provider.owner() : provider.element());
            describe(provider.parameters(), own, code);
        }
        describeBody(code);
        TypeModel answer = route.answer();
        boolean empty = route.status() == 204 || route.status() == 205 || route.status() == 304;
        String own = said == null ? "" : Annotations.text(said, "response", "");
        String result = own.isEmpty() ? javadoc.result() : own;
        String mediaType = said == null ? "" : Annotations.text(said, "mediaType", "");
        if (route.stream() != null) {
            describeStream(route.stream(), result, code);
        } else if (!mediaType.isEmpty()) {
            code.add("\n.answersWith($L, $S, $S)", route.status(), mediaType, result);
        } else if (route.answersByHand() && route.status() < 300 && !empty) {
            code.add("\n.answers($L, $T.ANY, $S)", route.status(), CodecNames.CODECS, result);
        } else if (route.answersByHand()
                || empty
                || (answer == null && route.method().equals("HEAD"))) {
            code.add("\n.answers($L, null, $S)", route.status(), result);
        } else if (answer == null) {
            code.add("\n.answers($L, $T.ANY, $S)", route.status(), CodecNames.CODECS, result);
        } else {
            code.add(
                    "\n.answers($L, $N, $S)",
                    route.status(),
                    writer.member(route, method + "_ANSWER"),
                    result);
        }
        describeOthers(code);
        CodeBlock invalid = writer.invalid(route);
        if (invalid != null) {
            code.add("\n$L", invalid);
        }
        code.unindent().unindent().add(";\n");
    }

    private void describeSecurity(CodeBlock.Builder code) {
        route.schemes()
                .forEach((scheme, scopes) ->
                        code.add(
                                "\n.security($N$L)",
                                writer.scheme(scheme),
                                Details.texts(List.copyOf(scopes))));
    }

    private void describeStream(StreamModel stream, String result, CodeBlock.Builder code) {
        String codec = writer.member(route, method + "_ANSWER");
        switch (stream.kind()) {
            case LINES -> code.add("\n.answersLines($L, $N, $S)", route.status(), codec, result);
            case EVENTS -> code.add("\n.answersEvents($L, $S)", route.status(), result);
            case DATA -> code.add("\n.answersEvents($L, $N, $S)", route.status(), codec, result);
            case PIECES -> {
                if (stream.mediaType().isEmpty()) {
                    code.add("\n.answers($L, null, $S)", route.status(), result);
                } else {
                    code.add(
                            "\n.answersWith($L, $S, $S)",
                            route.status(),
                            stream.mediaType(),
                            result);
                }
            }
        }
    }

    private void describeOperation(
            @Nullable AnnotationMirror said, Javadoc javadoc, CodeBlock.Builder code) {
        List<String> tags = new ArrayList<>(route.tags());
        String description = "";
        boolean deprecated = context.elements().isDeprecated(route.element());
        if (said != null) {
            Annotations.list(said, "tags").forEach(tag -> tags.add(tag.toString()));
            description = Annotations.text(said, "description", "");
            deprecated |= Annotations.flag(said, "deprecated", false);
            String summary = Annotations.text(said, "summary", "");
            if (!summary.isEmpty()) {
                code.add("\n.summary($S)", summary);
            }
            String id = Annotations.text(said, "id", "");
            if (!id.isEmpty()) {
                code.add("\n.id($S)", id);
            }
            String extra = Annotations.text(said, "extra", "");
            if (!extra.isEmpty()) {
                code.add("\n.extra($S)", extra);
            }
            if (Annotations.flag(said, "hidden", false)) {
                code.add("\n.hidden()");
            }
        }
        if (!tags.isEmpty()) {
            code.add(
                    "\n.tags($L)",
                    tags.stream().map(t -> CodeBlock.of("$S", t)).collect(CodeBlock.joining(", ")));
        }
        String text = description.isEmpty() ? javadoc.text() : description;
        if (!text.isEmpty()) {
            code.add("\n.description($S)", text);
        }
        if (deprecated) {
            code.add("\n.deprecated()");
        }
    }

    /** What else it may answer: of its router, then of its own. */
    private void describeOthers(CodeBlock.Builder code) {
        for (AnnotationMirror other : route.responds()) {
            CodeBlock codec =
                    Annotations.member(other, "model") instanceof TypeMirror model
                                    && model.getKind() == TypeKind.DECLARED
                            ? writer.codecOf(model, route.element())
                            : CodeBlock.of("null");
            code.add(
                    "\n.mayAnswer($L, $S, $L, $S, $S)",
                    Annotations.number(other, "status", 200),
                    Annotations.text(other, "description", ""),
                    codec,
                    Annotations.text(other, "mediaType", ""),
                    Annotations.text(other, "example", ""));
        }
    }

    private void describe(
            List<ParameterModel> parameters, Javadoc javadoc, CodeBlock.Builder code) {
        for (ParameterModel parameter : parameters) {
            Details details = Details.of(parameter.element(), "Path", "Query", "Header", "Cookie");
            if (parameter.kind() == Kind.FORM) {
                continue; // it is part of the body
            }
            if (parameter.model()) {
                code.add(
                        "\n.parameters($S, $N)",
                        parameter.kind().name().toLowerCase(Locale.ROOT),
                        codecs.get(parameter));
            } else if (parameter.kind().isBound() && !details.hidden()) {
                CodeBlock otherwise = otherwise(parameter);
                boolean none =
                        isUndocumented(parameter)
                                || (type(parameter).optional()
                                        && otherwise.toString().endsWith(".empty()"));
                CodeBlock value =
                        parameter.required()
                                ? CodeBlock.of("")
                                : CodeBlock.of("$L, ", none ? CodeBlock.of("null") : otherwise);
                code.add(
                        "\n.parameter($S, $S, $N, $L$S)",
                        parameter.kind().name().toLowerCase(Locale.ROOT),
                        parameter.wireName(),
                        codecs.get(parameter),
                        value,
                        details.describedOr(javadoc.parameter(parameter.name())));
                CodeBlock more = details.arguments();
                if (more != null) {
                    code.add("\n.details($L)", more);
                }
                describeExamples(parameter, "example", code);
            }
        }
    }

    private static boolean isUndocumented(ParameterModel parameter) {
        AnnotationMirror said = Annotations.own(parameter.element(), "Default");
        return said != null && !Annotations.flag(said, "documented", true);
    }

    private void describeForm(List<ParameterModel> forms, CodeBlock.Builder code) {
        boolean inParts = forms.stream().anyMatch(ParameterModel::isFile);
        ParameterModel first = forms.getFirst();
        if (first.model()) {
            inParts |= types(first).contains("dev.jumun.Upload");
            code.add("\n.form($N, $L, $L)", codecs.get(first), true, inParts);
            return;
        }
        Javadoc javadoc = Javadoc.of(context.elements(), route.element());
        CodeBlock.Builder fields =
                CodeBlock.builder()
                        .add("new $T($S)", RouteNames.BODY_FIELDS, "Body_" + operationId());
        for (ParameterModel field : forms) {
            if (field.required()) {
                fields.add("\n.required($S, $N)", field.wireName(), codecs.get(field));
            } else {
                CodeBlock otherwise = otherwise(field);
                boolean none = isUndocumented(field) || otherwise.toString().endsWith(".empty()");
                fields.add(
                        "\n.optional($S, $N, $L)",
                        field.wireName(),
                        codecs.get(field),
                        none ? CodeBlock.of("null") : otherwise);
            }
            Details said = Details.of(field.element(), "Form", "FormFile");
            AnnotationMirror form = Annotations.own(field.element(), "Form");
            fields.add(
                    "\n.details($S, $S, $S, $L$L)",
                    said.title(),
                    said.describedOr(javadoc.parameter(field.name())),
                    form == null ? "" : Annotations.text(form, "format", ""),
                    said.deprecated(),
                    Details.texts(said.examples()));
        }
        String constant =
                writer.member(route.element(), (method + "_FORM").toUpperCase(Locale.ROOT));
        writer.constant(constant, RouteNames.BODY_FIELDS, fields.build());
        boolean required = forms.stream().anyMatch(ParameterModel::required);
        code.add("\n.form($N, $L, $L)", constant, required, inParts);
    }

    /** The types of which a record is made, as text. */
    private static String types(ParameterModel model) {
        return ((DeclaredType) model.element().asType())
                .asElement().getEnclosedElements().stream()
                        .filter(e -> e.getKind() == ElementKind.RECORD_COMPONENT)
                        .map(e -> e.asType().toString())
                        .collect(Collectors.joining(" "));
    }

    private void describeBody(CodeBlock.Builder code) {
        List<ParameterModel> forms = forms();
        if (!forms.isEmpty()) {
            describeForm(forms, code);
            return;
        }
        for (ParameterModel parameter : route.parameters()) {
            if (parameter.kind() == Kind.BODY_STREAM) {
                code.add(BodyStreams.description(codecs.get(parameter)));
                return;
            }
        }
        if (embedsBodies()) {
            boolean required = bodies.stream().anyMatch(ParameterModel::required);
            code.add("\n.body($N, $L, $S)", writer.member(route.element(), ""), required, "");
        } else if (!bodies.isEmpty()) {
            ParameterModel body = bodies.getFirst();
            code.add("\n.body($N, $L, $S)", codecs.get(body), body.required(), body.wireName());
            Details details = Details.of(body.element(), "Body");
            if (details.arguments() != null || !details.description().isEmpty()) {
                code.add(
                        "\n.bodyDetails($S, $S$L)",
                        details.title(),
                        details.description(),
                        Details.texts(details.examples()));
            }
            describeExamples(body, "bodyExample", code);
        }
    }

    private static void describeExamples(
            ParameterModel parameter, String method, CodeBlock.Builder code) {
        for (AnnotationMirror example : Annotations.repeated(parameter.element(), "Example")) {
            code.add(
                    "\n.$L($S, $S, $S, $S, $S)",
                    method,
                    Annotations.text(example, "name", ""),
                    Annotations.text(example, "summary", ""),
                    Annotations.text(example, "description", ""),
                    Annotations.text(example, "value", ""),
                    Annotations.text(example, "externalValue", ""));
        }
    }
}
