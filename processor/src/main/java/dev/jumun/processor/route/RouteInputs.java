package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.type.CodecNames;
import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;

/** What a route takes and answers, and the codecs of all that. */
final class RouteInputs {
    private final Context context;
    private final RouteMembers members;
    private final RouteModel route;
    private final String method;
    private final List<ProviderModel> providers;
    private final List<ParameterModel> bodies;
    private final Map<ParameterModel, CodeBlock> codecs = new HashMap<>();

    RouteInputs(Context context, RouteMembers members, RouteModel route) {
        this.context = context;
        this.members = members;
        this.route = route;
        this.method = members.method(route);
        this.providers = ordered();
        this.bodies = route.parameters().stream().filter(p -> p.kind() == Kind.BODY).toList();
        for (ProviderModel provider : providers) {
            provider.parameters().forEach(this::addCodec);
        }
        route.parameters().forEach(this::addCodec);
    }

    RouteModel route() {
        return route;
    }

    /** The name of the route's method. */
    String method() {
        return method;
    }

    /** Each after those that it needs. */
    List<ProviderModel> providers() {
        return providers;
    }

    /** The index of the first provider that is torn down before the response is sent. */
    int functionScope() {
        for (int i = 0; i < providers.size(); i++) {
            if (providers.get(i).lends() && providers.get(i).isFunctionScoped()) {
                return i;
            }
        }
        return providers.size();
    }

    List<ParameterModel> bodies() {
        return bodies;
    }

    /** The codec of a parameter; null if it crosses no wire. */
    @Nullable CodeBlock codec(ParameterModel parameter) {
        return codecs.get(parameter);
    }

    /** What is torn down first is set up last: see docs/decisions/0002. */
    private List<ProviderModel> ordered() {
        Set<ProviderModel> closure = Closure.of(route);
        List<ProviderModel> result = new ArrayList<>();
        closure.stream().filter(p -> !needsFunctionScope(p)).forEach(result::add);
        closure.stream().filter(RouteInputs::needsFunctionScope).forEach(result::add);
        return List.copyOf(result);
    }

    private static boolean needsFunctionScope(ProviderModel provider) {
        return (provider.lends() && provider.isFunctionScoped())
                || provider.needs().stream()
                        .anyMatch(p -> !p.isAppScoped() && needsFunctionScope(p));
    }

    /** Equal codecs are one: many routes have the same {@code limit}. */
    private void addCodec(ParameterModel parameter) {
        TypeModel type = parameter.type();
        if (type != null) {
            TypeName codecType =
                    ParameterizedTypeName.get(
                            parameter.model() ? CodecNames.OBJECT_CODEC : CodecNames.CODEC,
                            type.name());
            CodeBlock codec =
                    isPassword(parameter)
                            ? CodeBlock.of("$T.hidden($L)", CodecNames.CODECS, type.codec())
                            : type.codec();
            codecs.put(
                    parameter,
                    members.codec(List.of(codecType, codec), parameter.name(), codecType, codec));
        }
    }

    private static boolean isPassword(ParameterModel parameter) {
        AnnotationMirror form = Annotations.own(parameter.element(), "Form");
        return form != null
                && !parameter.model()
                && Annotations.text(form, "format", "").equals("password");
    }

    /** What comes from a form: the handler's own first, as in FastAPI. */
    List<ParameterModel> forms() {
        List<ParameterModel> forms = new ArrayList<>();
        route.parameters().stream().filter(p -> p.kind() == Kind.FORM).forEach(forms::add);
        for (ProviderModel provider : providers) {
            provider.parameters().stream().filter(p -> p.kind() == Kind.FORM).forEach(forms::add);
        }
        return forms;
    }

    boolean embedsBodies() {
        return bodies.size() > 1
                || bodies.stream()
                        .map(body -> Annotations.own(body.element(), "Body"))
                        .anyMatch(body -> body != null && Annotations.flag(body, "embed", false));
    }

    /** The fields of a body in which several values are embedded. */
    CodeBlock bodyFields() {
        CodeBlock.Builder value =
                CodeBlock.builder()
                        .add("new $T($S)", RouteNames.BODY_FIELDS, "Body_" + operationId());
        for (ParameterModel body : bodies) {
            if (body.required()) {
                value.add("\n.required($S, $L)", body.wireName(), codec(body));
            } else {
                value.add("\n.optional($S, $L, $L)", body.wireName(), codec(body), otherwise(body));
            }
        }
        return fields("BODY", value.build());
    }

    /** The fields of a body or form of this route. */
    CodeBlock fields(String kind, CodeBlock value) {
        return members.codec(
                List.of(route, kind), method + "_" + kind, RouteNames.BODY_FIELDS, value);
    }

    /**
     * An argument with the names of the fields of a header record, where these aren't called like
     * its components with dashes; nothing if all are.
     */
    CodeBlock headerNames(ParameterModel parameter) {
        Map<String, String> names =
                parameter.kind() == Kind.HEADER
                        ? HeaderNames.of(context, parameter.element().asType())
                        : Map.of();
        if (names.isEmpty()) {
            return CodeBlock.of("");
        }
        CodeBlock entries =
                names.entrySet().stream()
                        .map(name ->
                                CodeBlock.of(
                                        "$T.entry($S, $S)",
                                        Map.class,
                                        name.getKey(),
                                        name.getValue()))
                        .collect(CodeBlock.joining(", "));
        CodeBlock constant =
                members.codec(
                        List.of(parameter, "names"),
                        parameter.name() + "_names",
                        ParameterizedTypeName.get(Map.class, String.class, String.class),
                        CodeBlock.of("$T.ofEntries($L)", Map.class, entries));
        return CodeBlock.of(", $L", constant);
    }

    static CodeBlock otherwise(ParameterModel parameter) {
        return Objects.requireNonNullElse(parameter.otherwise(), CodeBlock.of("null"));
    }

    static TypeModel type(ParameterModel parameter) {
        return Objects.requireNonNull(parameter.type());
    }

    /** The id of the operation, as in the document. */
    String operationId() {
        return OperationIds.of(context, route);
    }

    /** The codec of the answer. */
    CodeBlock answerCodec(TypeModel answer) {
        return members.codec(
                route,
                method + "_answer",
                ParameterizedTypeName.get(CodecNames.CODEC, answer.name()),
                filtered(answer.codec()));
    }

    /** The codec of the answer of a route that has one. */
    CodeBlock answer() {
        return answerCodec(Objects.requireNonNull(route.answer()));
    }

    private CodeBlock filtered(CodeBlock codec) {
        AnnotationMirror returns = Annotations.own(route.element(), "ResponseFields");
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
}
