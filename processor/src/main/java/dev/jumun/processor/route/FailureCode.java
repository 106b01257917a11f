package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.model.HandlerModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.NameSpace;
import dev.jumun.processor.type.CodecNames;
import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** The code that hands failures to their handlers. */
final class FailureCode {
    private final Context context;
    private final RouteMembers members;
    private final Map<List<HandlerModel>, String> fields = new HashMap<>();

    FailureCode(Context context, RouteMembers members) {
        this.context = context;
        this.members = members;
    }

    /** The field with some handlers, which is made if it is not there yet. */
    String field(List<HandlerModel> handlers) {
        return fields.computeIfAbsent(
                handlers,
                _ -> {
                    HandlerModel first = handlers.getFirst();
                    boolean named = first.reach() != HandlerModel.Reach.ROUTER;
                    String proposal =
                            NameSpace.lower(
                                            (named ? first.element() : first.owner())
                                                    .getSimpleName()
                                                    .toString())
                                    + "Failures";
                    String name = members.member(handlers, proposal);
                    CodeBlock value =
                            CodeBlock.builder().add("$>$>").add(all(handlers)).add("$<$<").build();
                    members.field(name, RouteNames.FAILURE_HANDLERS, value);
                    return name;
                });
    }

    /** An expression that makes what handles failures. */
    CodeBlock all(List<HandlerModel> handlers) {
        CodeBlock.Builder code = CodeBlock.builder().add("new $T()", RouteNames.FAILURE_HANDLERS);
        for (HandlerModel handler : handlers) {
            Stream<CodeBlock> keys =
                    handler.statuses().isEmpty()
                            ? Stream.of(
                                    CodeBlock.of(
                                            "$T.class",
                                            TypeName.get(
                                                    context.types()
                                                            .erasure(
                                                                    Objects.requireNonNull(
                                                                            handler.exception())))))
                            : handler.statuses().stream().map(status -> CodeBlock.of("$L", status));
            CodeBlock answer = answer(handler);
            keys.forEach(key -> code.add("\n.on($L, (failure, request) -> $L)", key, answer));
        }
        return code.build();
    }

    private CodeBlock answer(HandlerModel handler) {
        CodeBlock target =
                handler.element().getModifiers().contains(Modifier.STATIC)
                        ? CodeBlock.of("$T", ClassName.get(handler.owner()))
                        : CodeBlock.of("this.$N", members.instance(handler.owner()));
        CodeBlock arguments =
                handler.element().getParameters().stream()
                        .map(FailureCode::argument)
                        .collect(CodeBlock.joining(", "));
        CodeBlock call =
                CodeBlock.of(
                        "$L.$N($L)",
                        target,
                        handler.element().getSimpleName().toString(),
                        arguments);
        return handler.answer() == null
                ? CodeBlock.of("$T.of($L, $S)", RouteNames.RETURNED, call, handler.title())
                : CodeBlock.of(
                        "$T.response($L, $L, $L)",
                        RouteNames.CALL,
                        handler.status() == 0 ? "failure.status()" : handler.status(),
                        call,
                        codec(handler, handler.answer()));
    }

    private static CodeBlock argument(VariableElement parameter) {
        boolean request = JavaTypes.is(parameter.asType(), "dev.jumun.Request");
        return CodeBlock.of(request ? "request" : "failure");
    }

    private CodeBlock codec(HandlerModel handler, TypeModel answer) {
        return members.codec(
                handler.element(),
                handler.element().getSimpleName() + "_answer",
                ParameterizedTypeName.get(CodecNames.CODEC, answer.name()),
                answer.codec());
    }

    /** The description of a route's answer to invalid requests; null for nothing. */
    @Nullable CodeBlock invalid(RouteModel route) {
        return invalid(route.failures().stream().flatMap(List::stream).toList());
    }

    /** The description of the answer to a request that does not fit; null for nothing. */
    @Nullable CodeBlock invalid(List<HandlerModel> nearestFirst) {
        HandlerModel handler = FailureReader.ofInvalid(nearestFirst);
        return handler == null || handler.answer() == null
                ? null
                : CodeBlock.of(
                        ".invalid($L, $L)",
                        handler.status() == 0 ? 422 : handler.status(),
                        codec(handler, handler.answer()));
    }
}
